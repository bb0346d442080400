package prefbench.experiment;

import prefbench.experiment.Verdict.Outcome;
import prefbench.stats.Interval;

/** A claim that the true value lies above a threshold. */
sealed interface OneSided extends Proposition permits Superiority, NonInferiority, Above {

    double threshold();

    /** How far beyond the threshold the true value is where power is counted; NaN if nothing is declared. */
    double distance();

    @Override
    default Ruling rule(Interval interval) {
        String at = Terms.number(threshold());
        if (interval.low() > threshold()) {
            return new Ruling(Outcome.SUPPORTED, "the interval lies above " + at);
        }
        return interval.high() < threshold()
                ? new Ruling(Outcome.REFUTED, "the interval lies below " + at)
                : Ruling.inconclusive("the interval holds " + at);
    }

    @Override
    default double pValue(Effect effect) {
        return effect.pValue(threshold());
    }

    @Override
    default double power(Effect effect, double confidence) {
        return Double.isNaN(distance()) ? Double.NaN : effect.powerToClear(distance(), confidence);
    }

    @Override
    default Shortfall shortfall(Effect effect, double confidence) {
        return Double.isNaN(distance()) ? Shortfall.NONE : effect.toClear(distance(), ENOUGH_POWER, confidence);
    }

    @Override
    default String powerAt() {
        return Double.isNaN(distance()) ? "" : inUnit(distance());
    }
}
