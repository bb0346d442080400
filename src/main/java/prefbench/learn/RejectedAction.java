package prefbench.learn;

import java.util.SplittableRandom;
import prefbench.trajectory.Choice;

/** How the rejected action of a state is picked; the step of a rejected trajectory likewise. */
public enum RejectedAction {
    /** Drawn from the frozen reference: Feng and Feng, arXiv 2408.16032, §3.1. */
    SAMPLED {
        @Override
        int pick(double[] reference, SplittableRandom luck) {
            return Choice.sample(reference, luck);
        }
    },
    /** The frozen reference's most probable one; of equals, the first. */
    ARGMAX {
        @Override
        int pick(double[] reference, SplittableRandom luck) {
            return Choice.best(reference);
        }
    },
    /** Any action alike, whatever the reference thinks; against a chosen action, any of the others. */
    UNIFORM {
        @Override
        int pick(double[] reference, SplittableRandom luck) {
            return luck.nextInt(reference.length);
        }

        @Override
        int against(int chosen, double[] reference, SplittableRandom luck) {
            if (reference.length == 1) {
                return chosen;
            }
            int other = luck.nextInt(reference.length - 1);
            return other < chosen ? other : other + 1;
        }
    };

    /** An index into {@code reference}, the log-probabilities of a state's actions. */
    abstract int pick(double[] reference, SplittableRandom luck);

    /** The action that is paired with {@code chosen}; equal to it, the pair is degenerate. */
    int against(int chosen, double[] reference, SplittableRandom luck) {
        return pick(reference, luck);
    }
}
