package prefbench.policy;

/**
 * Sizes of a BERT, as HuggingFace's {@code config.json} has them. Fields that this encoder has no choice about must hold what
 * it does, or be absent; others are of no interest.
 *
 * @param vocabularySize ids, those without a token included
 */
record BertConfig(int hiddenSize, int layers, int heads, int intermediateSize, int maxPositions, int vocabularySize) {

    /** bert-base-uncased's. */
    static final BertConfig BASE = new BertConfig(768, 12, 12, 3072, 512, 30_522);

    static BertConfig read(ConfigJson json) {
        json.require("model_type", "bert");
        json.require("hidden_act", "gelu");
        json.require("position_embedding_type", "absolute");
        json.require("layer_norm_eps", 1e-12);
        json.require("type_vocab_size", 2);
        json.require("pad_token_id", 0);
        json.require("is_decoder", false);
        json.require("add_cross_attention", false);
        return new BertConfig(
                json.number("hidden_size"),
                json.number("num_hidden_layers"),
                json.number("num_attention_heads"),
                json.number("intermediate_size"),
                json.number("max_position_embeddings"),
                json.number("vocab_size"));
    }

    /** This encoder under a head. */
    ChoiceConfig choice(
            int valueSize, int stateTokens, int actionTokens, ActionPadding actionPadding, Truncation truncation) {
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
                truncation);
    }
}
