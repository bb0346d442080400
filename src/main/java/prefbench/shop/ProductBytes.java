package prefbench.shop;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/** A product as bytes: its components in order, each text a length and UTF-8, each list a count and its elements; a CRC-32C last. */
final class ProductBytes {
    private ProductBytes() {}

    static byte[] of(Product product) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, product.asin());
            write(out, product.title());
            write(out, product.description());
            write(out, product.bullets());
            out.writeInt(product.pricing().size());
            for (double price : product.pricing()) {
                out.writeDouble(price);
            }
            write(out, product.priceTag());
            out.writeInt(product.options().size());
            for (Map.Entry<String, List<String>> group : product.options().entrySet()) {
                write(out, group.getKey());
                write(out, group.getValue());
            }
            out.writeInt(product.optionGroups());
            write(out, product.attributes());
            write(out, product.category());
            write(out, product.query());
            write(out, product.productCategory());
            write(out, product.mainImage());
            out.writeInt(product.optionImages().size());
            for (Map.Entry<String, String> image : product.optionImages().entrySet()) {
                write(out, image.getKey());
                write(out, image.getValue());
            }
            out.writeBoolean(product.template().isPresent());
            if (product.template().isPresent()) {
                write(out, product.template().get().instruction());
                write(out, product.template().get().attributes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] body = bytes.toByteArray();
        return ByteBuffer.allocate(body.length + Integer.BYTES)
                .put(body)
                .putInt(checksum(body, body.length))
                .array();
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static void write(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            write(out, text);
        }
    }

    /** Empty if the bytes are not as they were made. */
    static Optional<Product> product(byte[] bytes) {
        int body = bytes.length - Integer.BYTES;
        if (body < 0 || ByteBuffer.wrap(bytes).getInt(body) != checksum(bytes, body)) {
            return Optional.empty();
        }
        return Optional.of(read(ByteBuffer.wrap(bytes)));
    }

    private static Product read(ByteBuffer in) {
        return new Product(
                text(in),
                text(in),
                text(in),
                texts(in),
                prices(in),
                text(in),
                options(in),
                in.getInt(),
                texts(in),
                text(in),
                text(in),
                text(in),
                text(in),
                images(in),
                template(in));
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }

    private static List<String> texts(ByteBuffer in) {
        int count = in.getInt();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    private static List<Double> prices(ByteBuffer in) {
        int count = in.getInt();
        List<Double> prices = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            prices.add(in.getDouble());
        }
        return prices;
    }

    private static Map<String, List<String>> options(ByteBuffer in) {
        int count = in.getInt();
        Map<String, List<String>> options = new LinkedHashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            options.put(text(in), texts(in));
        }
        return options;
    }

    private static Optional<Product.Template> template(ByteBuffer in) {
        return in.get() == 0 ? Optional.empty() : Optional.of(new Product.Template(text(in), texts(in)));
    }

    private static Map<String, String> images(ByteBuffer in) {
        int count = in.getInt();
        Map<String, String> images = new LinkedHashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            images.put(text(in), text(in));
        }
        return images;
    }
}
