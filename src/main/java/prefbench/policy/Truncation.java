package prefbench.policy;

/** How a state becomes a sequence of tokens, and what is left out when it is too long. */
public enum Truncation {
    /**
     * {@code [CLS] instruction [SEP] page [SEP]} with token types 0 and 1. The instruction is always kept whole; the page is
     * cut from the right. Buttons that were not clicked, and the codes of visited products, are left out of the page: the
     * actions name them.
     */
    INSTRUCTION_FIRST,
    /**
     * As the original WebShop code does: {@code [CLS] text_rich [SEP]}, cut from the left at 512 tokens; actions are cut from
     * the left too. Both are put in lower case first, without quotes. For its checkpoints only.
     */
    LEFT_512
}
