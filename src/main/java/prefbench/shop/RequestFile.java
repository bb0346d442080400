package prefbench.shop;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of human instructions with what goals take from their products, so that a big shop need not read either when it is
 * opened. First each text once, then the requests, whose texts are numbers of those.
 */
record RequestFile(Path file) {

    void write(List<Request> requests) throws IOException {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (Request request : requests) {
            texts(request).forEach(text -> numbers.putIfAbsent(text, numbers.size()));
        }
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            Bytes.write(out, List.copyOf(numbers.keySet()));
            out.writeInt(requests.size());
            for (Request request : requests) {
                Bytes.writeNumbers(out, request.target().pricing());
                out.writeInt(request.position());
                out.writeInt(request.human().wanted().size());
                out.writeInt(request.human().options().size());
                for (String text : texts(request)) {
                    out.writeInt(numbers.get(text));
                }
            }
        }
    }

    /** In the order in which they are read. */
    private static List<String> texts(Request request) {
        Target target = request.target();
        List<String> texts = new ArrayList<>(List.of(
                target.asin(),
                target.category(),
                target.query(),
                target.title(),
                target.productCategory(),
                request.human().instruction()));
        texts.addAll(request.human().wanted());
        texts.addAll(request.human().options());
        return texts;
    }

    /** The requests of a file that is as it was written. */
    List<Request> read() {
        try {
            ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
            List<String> texts = Bytes.texts(in);
            int count = in.getInt();
            List<Request> requests = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                requests.add(request(in, texts));
            }
            return requests;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Request request(ByteBuffer in, List<String> texts) {
        List<Double> pricing = Bytes.numbers(in);
        int position = in.getInt();
        int wanted = in.getInt();
        int options = in.getInt();
        Target target = new Target(
                text(in, texts), pricing, text(in, texts), text(in, texts), text(in, texts), text(in, texts));
        return new Request(
                target,
                position,
                new Instructions.Human(text(in, texts), list(in, wanted, texts), list(in, options, texts)));
    }

    private static String text(ByteBuffer in, List<String> texts) {
        return texts.get(in.getInt());
    }

    private static List<String> list(ByteBuffer in, int count, List<String> texts) {
        List<String> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(text(in, texts));
        }
        return list;
    }
}
