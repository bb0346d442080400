package prefbench.policy;

/**
 * Sizes and options of a {@link ChoicePolicy}; the vocabulary's size is the tokenizer's. There are at most
 * {@value #MOST_LAYERS} layers, and no other size is above {@value #LARGEST}, so that a file cannot ask for shapes without end.
 *
 * @param hiddenSize width of the encoder, a multiple of {@code heads}
 * @param layers of the encoder, > 0
 * @param heads of attention, > 0
 * @param intermediateSize width of the feed-forward layers, > 0
 * @param maxPositions longest sequence the encoder can take, > 0
 * @param valueSize width of the value head's hidden layer, > 0
 * @param stateTokens a state is cut to this many tokens, at most {@code maxPositions}
 * @param actionTokens an action is cut to this many tokens, at most {@code maxPositions}
 * @param actionPadding see {@link ActionPadding}
 * @param truncation see {@link Truncation}
 */
public record ChoiceConfig(
        int hiddenSize,
        int layers,
        int heads,
        int intermediateSize,
        int maxPositions,
        int valueSize,
        int stateTokens,
        int actionTokens,
        ActionPadding actionPadding,
        Truncation truncation) {

    private static final int MOST_LAYERS = 1000;
    static final int LARGEST = 1_000_000;

    public ChoiceConfig {
        size("hiddenSize", hiddenSize, LARGEST);
        size("layers", layers, MOST_LAYERS);
        size("heads", heads, LARGEST);
        size("intermediateSize", intermediateSize, LARGEST);
        size("maxPositions", maxPositions, LARGEST);
        size("valueSize", valueSize, LARGEST);
        if (hiddenSize % heads != 0) {
            throw new IllegalArgumentException(
                    "hiddenSize must be a multiple of heads, was %d with %d heads".formatted(hiddenSize, heads));
        }
        tokens("stateTokens", stateTokens, maxPositions);
        tokens("actionTokens", actionTokens, maxPositions);
    }

    /** 2 layers x 128, for one CPU core. */
    public static ChoiceConfig tiny() {
        return new ChoiceConfig(128, 2, 2, 512, 512, 128, 192, 48, ActionPadding.MASKED, Truncation.INSTRUCTION_FIRST);
    }

    /** 12 layers x 768, bert-base's sizes, for a GPU. */
    public static ChoiceConfig base() {
        return new ChoiceConfig(
                768, 12, 12, 3072, 512, 128, 512, 128, ActionPadding.MASKED, Truncation.INSTRUCTION_FIRST);
    }

    public ChoiceConfig stateTokens(int value) {
        return new ChoiceConfig(
                hiddenSize,
                layers,
                heads,
                intermediateSize,
                maxPositions,
                valueSize,
                value,
                actionTokens,
                actionPadding,
                truncation);
    }

    public ChoiceConfig actionTokens(int value) {
        return new ChoiceConfig(
                hiddenSize,
                layers,
                heads,
                intermediateSize,
                maxPositions,
                valueSize,
                stateTokens,
                value,
                actionPadding,
                truncation);
    }

    public ChoiceConfig actionPadding(ActionPadding value) {
        return new ChoiceConfig(
                hiddenSize,
                layers,
                heads,
                intermediateSize,
                maxPositions,
                valueSize,
                stateTokens,
                actionTokens,
                value,
                truncation);
    }

    public ChoiceConfig truncation(Truncation value) {
        return new ChoiceConfig(
                hiddenSize,
                layers,
                heads,
                intermediateSize,
                maxPositions,
                valueSize,
                stateTokens,
                actionTokens,
                actionPadding,
                value);
    }

    private static void size(String name, int value, int most) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
        if (value > most) {
            throw new IllegalArgumentException("%s must be at most %d, was %d".formatted(name, most, value));
        }
    }

    private static void tokens(String name, int value, int maxPositions) {
        if (value < 8 || value > maxPositions) {
            throw new IllegalArgumentException(
                    "%s must be from 8 to maxPositions = %d, was %d".formatted(name, maxPositions, value));
        }
    }
}
