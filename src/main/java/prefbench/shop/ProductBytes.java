package prefbench.shop;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/** A product as bytes: its components in order, and a CRC-32C. */
final class ProductBytes {
    private ProductBytes() {}

    static byte[] of(Product product) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Bytes.write(out, product.asin());
            Bytes.write(out, product.title());
            Bytes.write(out, product.description());
            Bytes.write(out, product.bullets());
            Bytes.writeNumbers(out, product.pricing());
            Bytes.write(out, product.priceTag());
            out.writeInt(product.options().size());
            for (Map.Entry<String, List<String>> group : product.options().entrySet()) {
                Bytes.write(out, group.getKey());
                Bytes.write(out, group.getValue());
            }
            out.writeInt(product.optionGroups());
            Bytes.write(out, product.attributes());
            Bytes.write(out, product.category());
            Bytes.write(out, product.query());
            Bytes.write(out, product.productCategory());
            Bytes.write(out, product.mainImage());
            out.writeInt(product.optionImages().size());
            for (Map.Entry<String, String> image : product.optionImages().entrySet()) {
                Bytes.write(out, image.getKey());
                Bytes.write(out, image.getValue());
            }
            out.writeBoolean(product.template().isPresent());
            if (product.template().isPresent()) {
                Bytes.write(out, product.template().get().instruction());
                Bytes.write(out, product.template().get().attributes());
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
                Bytes.text(in),
                Bytes.text(in),
                Bytes.text(in),
                Bytes.texts(in),
                Bytes.numbers(in),
                Bytes.text(in),
                options(in),
                in.getInt(),
                Bytes.texts(in),
                Bytes.text(in),
                Bytes.text(in),
                Bytes.text(in),
                Bytes.text(in),
                images(in),
                template(in));
    }

    private static Map<String, List<String>> options(ByteBuffer in) {
        int count = in.getInt();
        Map<String, List<String>> options = new LinkedHashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            options.put(Bytes.text(in), Bytes.texts(in));
        }
        return options;
    }

    private static Optional<Product.Template> template(ByteBuffer in) {
        return in.get() == 0 ? Optional.empty() : Optional.of(new Product.Template(Bytes.text(in), Bytes.texts(in)));
    }

    private static Map<String, String> images(ByteBuffer in) {
        int count = in.getInt();
        Map<String, String> images = new LinkedHashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            images.put(Bytes.text(in), Bytes.text(in));
        }
        return images;
    }
}
