package prefbench.policy.bart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import prefbench.policy.Dropout;
import prefbench.policy.QueryWriter;
import prefbench.policy.tokenizer.ByteLevelTokenizer;
import prefbench.tensor.Parameters;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import prefbench.text.Memo;

/**
 * WebShop's search model (Yao et al., "WebShop", NeurIPS 2022, §4.2; spec §10): BART reads the instruction as {@link PlainGoal}
 * has it and writes queries. The best hypotheses of a beam search, as many as {@link Beams} says, are the candidates: put into
 * lower case, brackets and repeated space taken out, equal ones and blank ones left out. Should all be blank, as a model that
 * has not learned to write may have it, the plain instruction is the one candidate.
 *
 * <p>A query is at most {@code targetTokens} long; where the original's generator forbids repeated triples of tokens or forces
 * first and last ones by its configuration, this one does not. Candidates are remembered for the last {@value #REMEMBERED}
 * instructions, as long as no weight changes.
 *
 * <p>Thread-safe but for training: {@link #loss} belongs inside {@link prefbench.tensor.Trainer#step}, and nobody may ask for
 * candidates meanwhile.
 */
public final class BartQueryWriter implements QueryWriter, AutoCloseable {
    private static final int REMEMBERED = 4096;

    private final BartConfig config;
    private final ByteLevelTokenizer tokenizer;
    private final BartNetwork network;
    private final Beams beams;
    private final BeamSearch search;
    private final String origin;
    private final Memo<Asked, List<String>> known = new Memo<>(REMEMBERED);

    /** An instruction, and the weights that answered it. */
    private record Asked(long version, String instruction) {}

    private BartQueryWriter(
            BartConfig config, Beams beams, ByteLevelTokenizer tokenizer, BartNetwork network, String origin) {
        this.origin = origin;
        this.config = config;
        this.beams = beams;
        this.tokenizer = tokenizer;
        this.network = network;
        // The decoder's start token comes on top of the query's own.
        this.search = new BeamSearch(beams.count(), config.targetTokens() + 1, BeamSearch.Unfinished.MAX_LENGTH);
    }

    private static BartQueryWriter of(BartFolder folder) {
        Parameters parameters = new Parameters(folder.weights(), TensorType.FLOAT32);
        return new BartQueryWriter(
                folder.config(),
                folder.beams(),
                folder.tokenizer(),
                new BartNetwork(folder.config(), parameters),
                folder.origin());
    }

    /**
     * A writer with {@link Beams#standard} and fresh weights, which depend on {@code config}, the vocabulary's size and
     * {@code seed} only.
     */
    public static BartQueryWriter create(BartConfig config, ByteLevelTokenizer tokenizer, long seed) {
        Map<String, Parameters.Array> weights = BartInitialisation.weights(config, tokenizer.size(), seed);
        return of(new BartFolder(config, Beams.standard(), tokenizer, weights, "fresh weights, seed " + seed));
    }

    /**
     * Reads a folder as {@link #save} writes it, or as HuggingFace does: bart-base, or the checkpoint of a model fine-tuned
     * from it.
     *
     * @throws prefbench.text.InputException if a file is missing or damaged, or a tensor is missing, unexpected or of
     *     another shape than the configuration asks for
     */
    public static BartQueryWriter load(Path folder) {
        return of(BartFolder.read(folder));
    }

    /** Another search over the same weights and tokenizer: both writers see training, and closing one closes both. */
    public BartQueryWriter with(Beams other) {
        return new BartQueryWriter(config, other, tokenizer, network, origin);
    }

    public Beams beams() {
        return beams;
    }

    /**
     * Writes the folder that {@link #load} reads; equal writers of one origin write equal bytes.
     *
     * @throws prefbench.text.InputException if the folder cannot be written to
     */
    public void save(Path folder) {
        new BartFolder(config, beams, tokenizer, parameters().snapshot(), origin)
                .write(folder, parameters().sha256());
    }

    @Override
    public List<String> candidates(String instruction) {
        return known.get(new Asked(parameters().version(), instruction), asked -> write(asked.instruction));
    }

    private List<String> write(String instruction) {
        String goal = PlainGoal.of(instruction);
        Set<String> queries = new LinkedHashSet<>();
        List<BeamSearch.Hypothesis> found = network.write(sequence(goal, config.sourceTokens()), search);
        for (BeamSearch.Hypothesis hypothesis : found.subList(0, Math.min(beams.candidates(), found.size()))) {
            queries.add(query(tokenizer.decode(hypothesis.tokens())));
        }
        queries.remove("");
        if (queries.isEmpty()) {
            String plain = query(goal);
            queries.add(plain.isEmpty() ? "anything" : plain);
        }
        return List.copyOf(queries);
    }

    private static String query(String text) {
        String spaced = text.toLowerCase(Locale.ROOT).replace('[', ' ').replace(']', ' ');
        return spaced.replaceAll("[\\s\\p{Z}\\p{Cntrl}]+", " ").strip();
    }

    /**
     * Cross-entropy of {@code queries}, token by token, each given the instruction beside it: a scalar of the current scope.
     *
     * @param instructions at least one; as the shop or a file of pairs has them
     */
    public Tensor loss(List<String> instructions, List<String> queries, Dropout dropout) {
        if (instructions.isEmpty() || instructions.size() != queries.size()) {
            throw new IllegalArgumentException(
                    "a batch needs at least one instruction and a query for each, found %d and %d"
                            .formatted(instructions.size(), queries.size()));
        }
        List<int[]> sources = new ArrayList<>();
        List<int[]> labels = new ArrayList<>();
        for (int i = 0; i < instructions.size(); i++) {
            sources.add(sequence(PlainGoal.of(instructions.get(i)), config.sourceTokens()));
            labels.add(sequence(queries.get(i), config.targetTokens()));
        }
        return network.loss(sources, labels, dropout);
    }

    private int[] sequence(String text, int limit) {
        int[] body = tokenizer.encode(text);
        int kept = Math.min(body.length, limit - 2);
        int[] ids = new int[kept + 2];
        ids[0] = BartNetwork.START;
        System.arraycopy(body, 0, ids, 1, kept);
        ids[kept + 1] = BartNetwork.END;
        return ids;
    }

    public Parameters parameters() {
        return network.parameters();
    }

    public BartConfig config() {
        return config;
    }

    public ByteLevelTokenizer tokenizer() {
        return tokenizer;
    }

    /** Frees the weights and the tokenizer. */
    @Override
    public void close() {
        parameters().close();
        tokenizer.close();
    }
}
