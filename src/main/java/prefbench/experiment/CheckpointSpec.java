package prefbench.experiment;

import prefbench.learn.Imitation;

/**
 * Everything that determines the imitation checkpoint, bar code and machine.
 *
 * @param shop SHA-256 of the shop's data files
 * @param leftOut records of those files that are left out since they break a rule
 * @param goals {@code human} or {@code synthetic}: the instructions that the vocabulary is trained on
 * @param demonstrations SHA-256 of the demonstrations' file
 * @param model size and input lengths
 * @param start SHA-256 of the encoder's files that training starts from, whose sizes and vocabulary then count; {@code none}
 *     for fresh weights
 * @param vocabulary word pieces
 * @param settings of the training
 * @param places where shop, demonstrations and encoder lie; not part of the identity
 */
public record CheckpointSpec(
        String shop,
        int leftOut,
        String goals,
        String demonstrations,
        Suite.Model model,
        String start,
        int vocabulary,
        Imitation.Settings settings,
        TrialSpec.Places places) {

    /** {@link #start} of fresh weights. */
    static final String FRESH = "none";

    /** Name of the checkpoint's folder: the hash of what determines it. */
    public String key(Identity identity) {
        CheckpointSpec placeless = new CheckpointSpec(
                shop,
                leftOut,
                goals,
                demonstrations,
                model,
                start,
                vocabulary,
                settings,
                new TrialSpec.Places("", "", ""));
        return Json.sha256(Json.line(placeless) + "\n" + Json.line(identity.determinants()));
    }
}
