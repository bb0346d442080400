package prefbench.experiment;

import java.nio.file.Path;
import prefbench.policy.CheckpointKind;
import prefbench.policy.ChoiceConfig;
import prefbench.policy.ChoicePolicy;
import prefbench.text.InputException;

/**
 * A checkpoint of the user's: a choice model is what every arm starts from, as it is; an encoder is where imitation starts.
 *
 * @param folder absolute
 * @param hash SHA-256 of the files that a policy is read from
 */
record GivenCheckpoint(Path folder, CheckpointKind kind, String hash) {
    private static final String GIVEN = "given-";

    /** @throws InputException if the folder holds neither */
    static GivenCheckpoint of(Path place) {
        Path folder = place.toAbsolutePath().normalize();
        CheckpointKind kind = CheckpointKind.of(folder);
        return new GivenCheckpoint(folder, kind, FileHash.of(CheckpointKind.files(folder)));
    }

    boolean isEncoder() {
        return kind == CheckpointKind.ENCODER;
    }

    /** Reads all of it, and says what the policy will be; an encoder reads as much of a page as {@code model} says. */
    ChoiceConfig check(Suite.Model model) {
        return isEncoder()
                ? ChoicePolicy.checkEncoder(folder, model.stateTokens(), model.actionTokens())
                : ChoicePolicy.check(folder);
    }

    /** In place of the key of a checkpoint that is trained. */
    String key() {
        return GIVEN + hash;
    }

    static boolean isKey(String checkpoint) {
        return checkpoint.startsWith(GIVEN);
    }

    /** @throws InputException if {@code checkpoint} is the key of given files, and those in {@code folder} are others */
    static void requireUnchanged(String checkpoint, Path folder) {
        if (isKey(checkpoint)) {
            requireHash(checkpoint.substring(GIVEN.length()), folder);
        }
    }

    static void requireHash(String hash, Path folder) {
        String now = of(folder).hash();
        if (!now.equals(hash)) {
            throw new InputException(
                    "%s: found a checkpoint with SHA-256 %s; the run was planned on %s; restore the files, or plan anew"
                            .formatted(folder, now, hash));
        }
    }
}
