package prefbench.policy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import prefbench.policy.tokenizer.Tokenizer;
import prefbench.tensor.Parameters;
import prefbench.tensor.Scope;
import prefbench.tensor.TensorType;
import prefbench.text.InputException;

/**
 * WebShop's choice model (Yao et al., "WebShop", NeurIPS 2022, §4.2; spec §10): one BERT encoder reads the state and each
 * action; bi-attention and an average over the action's tokens give each action a score; the log-softmax over the state's
 * actions is the policy. A second head reads a value off the state's first token.
 *
 * <p>{@link #forward} is for losses inside {@link prefbench.tensor.Trainer#step}; {@link #choose} never records a graph.
 * Not thread-safe.
 */
public final class ChoicePolicy implements Policy, AutoCloseable {
    private static final int STATES_AT_ONCE = 32;

    private final ChoiceConfig config;
    private final Tokenizer tokenizer;
    private final String origin;
    private final StateEncoding encoding;
    private final ChoiceNetwork network;
    private final KnownActions known;

    private ChoicePolicy(ChoiceConfig config, Tokenizer tokenizer, Parameters parameters, String origin) {
        this.config = config;
        this.tokenizer = tokenizer;
        this.origin = origin;
        this.encoding = new StateEncoding(config, tokenizer);
        this.network = new ChoiceNetwork(config, parameters);
        this.known = new KnownActions(parameters);
    }

    /** A policy with fresh weights, which depend on {@code config}, the vocabulary's size and {@code seed} only. */
    public static ChoicePolicy create(ChoiceConfig config, Tokenizer tokenizer, long seed) {
        Map<String, Parameters.Array> weights = Initialisation.weights(config, tokenizer.size(), seed);
        return new ChoicePolicy(
                config, tokenizer, new Parameters(weights, TensorType.FLOAT32), "fresh weights, seed " + seed);
    }

    /**
     * Reads a choice model: a folder that {@link #save} wrote, or WebShop's {@code model.pth} beside the vocabulary of
     * bert-base-uncased. {@link CheckpointKind#of} tells which one a folder is.
     *
     * @throws InputException if a file is missing or damaged, or a tensor is missing, unexpected or of
     *     another shape than the configuration asks for, or the folder holds an encoder only
     */
    public static ChoicePolicy load(Path checkpoint) {
        return of(checkpointOf(checkpoint));
    }

    private static Checkpoint checkpointOf(Path checkpoint) {
        return switch (CheckpointKind.of(checkpoint)) {
            case CHOICE -> Checkpoint.read(checkpoint);
            case WEBSHOP -> WebShopCheckpoint.read(checkpoint);
            case ENCODER ->
                throw InputException.in(
                        checkpoint,
                        "tensors",
                        "an encoder without heads",
                        "a choice model is expected",
                        "train one from it by imitation");
        };
    }

    /**
     * A policy on a BERT that others trained: a folder in HuggingFace's format. Its heads are fresh, and so are the embeddings
     * of the page markers that its vocabulary lacks; they depend on the sizes and {@code seed} only. Pages are read as
     * {@link Truncation#INSTRUCTION_FIRST} says, {@link ActionPadding#MASKED}.
     *
     * @param stateTokens a state is cut to this many tokens, at most the encoder's positions
     * @param actionTokens an action is cut to this many tokens, likewise
     * @throws InputException if a file is missing or damaged, the encoder is none that can be computed, or
     *     tensors do not fit; all of those are named
     */
    public static ChoicePolicy fromEncoder(Path folder, int stateTokens, int actionTokens, long seed) {
        return of(PretrainedEncoder.read(folder, stateTokens, actionTokens, seed));
    }

    /**
     * What {@link #load} would give, after all that it checks; no tensors are made.
     *
     * @throws InputException as {@link #load} does
     */
    public static ChoiceConfig check(Path checkpoint) {
        return configOf(checkpointOf(checkpoint));
    }

    /**
     * What {@link #fromEncoder} would give, likewise.
     *
     * @throws InputException as {@link #fromEncoder} does
     */
    public static ChoiceConfig checkEncoder(Path folder, int stateTokens, int actionTokens) {
        return configOf(PretrainedEncoder.read(folder, stateTokens, actionTokens, 0));
    }

    private static ChoiceConfig configOf(Checkpoint read) {
        read.tokenizer().close();
        return read.config();
    }

    private static ChoicePolicy of(Checkpoint read) {
        Parameters parameters = new Parameters(read.weights(), TensorType.FLOAT32);
        return new ChoicePolicy(read.config(), read.tokenizer(), parameters, read.origin());
    }

    /**
     * Writes the folder that {@link #load} reads, which HuggingFace's {@code BertModel.from_pretrained} reads too. Equal
     * policies write equal bytes, but for {@code provenance.json}, which says what the weights were before training.
     *
     * @throws InputException if the folder cannot be written to
     */
    public void save(Path checkpoint) {
        new Checkpoint(config, tokenizer, parameters().snapshot(), origin)
                .write(checkpoint, parameters().sha256());
    }

    @Override
    public List<double[]> logProbabilities(List<State> states) {
        return choose(states).logProbabilities();
    }

    /** Log-probabilities and values of any number of states, in their order; no graph. */
    public Choices choose(List<State> states) {
        double[][] logProbabilities = new double[states.size()][];
        double[] values = new double[states.size()];
        List<StateEncoding.Encoded> encoded =
                states.stream().map(encoding::encode).toList();
        // States of like length share a batch: less padding.
        List<Integer> order = IntStream.range(0, states.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> encoded.get(i).ids().length))
                .toList();
        for (int from = 0; from < order.size(); from += STATES_AT_ONCE) {
            List<Integer> part = order.subList(from, Math.min(order.size(), from + STATES_AT_ONCE));
            chooseAtOnce(encoded, part, logProbabilities, values);
        }
        return new Choices(List.of(logProbabilities), values);
    }

    private void chooseAtOnce(
            List<StateEncoding.Encoded> states, List<Integer> part, double[][] logProbabilities, double[] values) {
        try (Scope scope = Scope.openWithoutGraph()) {
            Forward forward =
                    network.choose(encoding.batch(part.stream().map(states::get).toList()), known);
            double[] flat = forward.logProbabilities().toDoubles();
            double[] flatValues = forward.values().toDoubles();
            int width = flat.length / part.size();
            for (int row = 0; row < part.size(); row++) {
                int state = part.get(row);
                int actions = states.get(state).actions().size();
                logProbabilities[state] = Arrays.copyOfRange(flat, row * width, row * width + actions);
                values[state] = flatValues[row];
            }
        }
    }

    /** The batch as tensors of the current scope, for a loss; at least one state. */
    public Forward forward(List<State> states) {
        return forward(states, Dropout.NONE);
    }

    /** As {@link #forward(List)}, with dropout in the encoder. */
    public Forward forward(List<State> states, Dropout dropout) {
        if (states.isEmpty()) {
            throw new IllegalArgumentException("a batch needs at least one state, found none");
        }
        return network.forward(batch(states), dropout);
    }

    private ChoiceBatch batch(List<State> states) {
        return encoding.batch(states.stream().map(encoding::encode).toList());
    }

    public Parameters parameters() {
        return network.parameters();
    }

    public ChoiceConfig config() {
        return config;
    }

    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /** A copy with weights of its own, which training this policy does not change: a reference. Shares the tokenizer. */
    public ChoicePolicy copyFrozen() {
        return new ChoicePolicy(config, tokenizer, parameters().copy(), origin);
    }

    /** Frees the weights; the tokenizer stays. */
    @Override
    public void close() {
        parameters().close();
    }
}
