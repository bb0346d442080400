package prefbench.policy.bart;

/**
 * Sizes of a {@link BartQueryWriter}; the vocabulary's size is the tokenizer's. Either side has at most {@value #MOST_LAYERS}
 * layers, and no other size is above {@value #LARGEST}, so that a file cannot ask for shapes without end.
 *
 * @param width of all hidden states, a multiple of both numbers of heads
 * @param encoderLayers > 0
 * @param decoderLayers > 0
 * @param encoderHeads of attention, > 0
 * @param decoderHeads of attention, > 0
 * @param encoderWide width of the encoder's feed-forward layers, > 0
 * @param decoderWide width of the decoder's feed-forward layers, > 0
 * @param maxPositions longest sequence that either side can take, > 0
 * @param scaleEmbedding whether word embeddings are multiplied by the square root of {@code width}
 * @param sourceTokens an instruction is cut to this many tokens, {@code <s>} and {@code </s>} included
 * @param targetTokens a query is cut to this many tokens, in training and in writing, likewise
 */
public record BartConfig(
        int width,
        int encoderLayers,
        int decoderLayers,
        int encoderHeads,
        int decoderHeads,
        int encoderWide,
        int decoderWide,
        int maxPositions,
        boolean scaleEmbedding,
        int sourceTokens,
        int targetTokens) {

    private static final int MOST_LAYERS = 1000;
    private static final int LARGEST = 1_000_000;

    public BartConfig {
        size("width", width, LARGEST);
        size("encoderLayers", encoderLayers, MOST_LAYERS);
        size("decoderLayers", decoderLayers, MOST_LAYERS);
        size("encoderHeads", encoderHeads, LARGEST);
        size("decoderHeads", decoderHeads, LARGEST);
        size("encoderWide", encoderWide, LARGEST);
        size("decoderWide", decoderWide, LARGEST);
        size("maxPositions", maxPositions, LARGEST);
        if (width % encoderHeads != 0 || width % decoderHeads != 0) {
            throw new IllegalArgumentException(
                    "width must be a multiple of both numbers of heads, was %d with %d and %d"
                            .formatted(width, encoderHeads, decoderHeads));
        }
        tokens("sourceTokens", sourceTokens, maxPositions);
        tokens("targetTokens", targetTokens, maxPositions);
    }

    /** 2 + 2 layers x 128, for one CPU core. */
    public static BartConfig tiny() {
        return new BartConfig(128, 2, 2, 4, 4, 512, 512, 256, false, 128, 64);
    }

    /** 6 + 6 layers x 768, bart-base's sizes, and WebShop's 256 tokens on either side. */
    public static BartConfig base() {
        return new BartConfig(768, 6, 6, 12, 12, 3072, 3072, 1024, false, 256, 256);
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
        if (value < 4 || value > maxPositions) {
            throw new IllegalArgumentException(
                    "%s must be from 4 to maxPositions = %d, was %d".formatted(name, maxPositions, value));
        }
    }
}
