package prefbench.stats;

/** What a test sets against its null hypothesis. */
public enum Alternative {
    /** The quantity differs from the threshold, in either direction. */
    TWO_SIDED,
    /** It lies above; for two samples: the first one's does. */
    GREATER,
    /** It lies below. */
    LESS
}
