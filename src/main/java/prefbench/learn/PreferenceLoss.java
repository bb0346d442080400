package prefbench.learn;

import prefbench.tensor.Tensor;

/**
 * The losses of the DPO family, each as TRL computes it. With a the log-ratio of the chosen and b that of the rejected side
 * ({@link LogRatios}), h = a - b, s the logistic function and e the label smoothing:
 *
 * <pre>
 *   SIGMOID          - log s(beta h)                                            Rafailov et al., arXiv 2305.18290, Eq. 7
 *   CDPO             - (1 - e) log s(beta h) - e log s(-beta h)                 Mitchell, conservative DPO (note), 2023
 *   ROBUST           [- (1 - e) log s(beta h) + e log s(-beta h)] / (1 - 2e)    Chowdhury et al., arXiv 2403.00409
 *   HINGE            max(0, 1 - beta h)                                         SLiC, arXiv 2305.10425; RSO, 2309.06657
 *   IPO_SUM          (h - 1 / (2 beta))^2                                       Azar et al., arXiv 2310.12036, Eq. 17
 *   IPO_AVERAGE      (a / |y_w| - b / |y_l| - 1 / (2 beta))^2                   the same, as TRL's "ipo" has it
 *   SIGMOID_AVERAGE  - log s(beta (a / |y_w| - b / |y_l|))                      Lambert et al., arXiv 2411.15124, Eq. 6
 *   NCA_PAIR         - log s(beta a) - 1/2 log s(-beta a) - 1/2 log s(-beta b)  Chen et al., arXiv 2402.05369
 *   BCO_PAIR         - log s(beta a) - log s(-beta b)                           Jung et al., arXiv 2404.04656
 *   SPPO_HARD        (a - 1 / (2 beta))^2 + (b + 1 / (2 beta))^2                Wu et al., arXiv 2405.00675
 *   APO_ZERO         1 - s(beta a) + s(beta b)                                  D'Oosterlinck et al., arXiv 2408.06266
 *   APO_DOWN         s(beta a) + 1 - s(beta h)                                  the same
 *   EXO_PAIR         KL((s(beta h), s(-beta h)) || (1 - e, e))                  Ji et al., arXiv 2402.00856
 * </pre>
 *
 * Lengths |y| are numbers of steps, so a pair of actions has lengths of 1 and the averaged losses equal the summed ones;
 * they part on pairs of trajectories. BCO_PAIR is without the running mean of rewards that its paper subtracts.
 */
public enum PreferenceLoss {
    SIGMOID {
        @Override
        Tensor of(LogRatios ratios, double beta, double labelSmoothing) {
            return minusLogSigmoid(ratios.margins(beta));
        }
    },
    CDPO {
        @Override
        Tensor of(LogRatios ratios, double beta, double labelSmoothing) {
            Tensor margins = ratios.margins(beta);
            return minusLogSigmoid(margins)
                    .scale(1 - labelSmoothing)
                    .add(minusLogSigmoid(margins.neg()).scale(labelSmoothing));
        }
    },
    ROBUST {
        @Override
        Tensor of(LogRatios ratios, double beta, double labelSmoothing) {
            Tensor margins = ratios.margins(beta);
            return minusLogSigmoid(margins)
                    .scale(1 - labelSmoothing)
                    .sub(minusLogSigmoid(margins.neg()).scale(labelSmoothing))
                    .scale(1 / (1 - 2 * labelSmoothing));
        }
    },
    HINGE {
        @Override
        Tensor of(LogRatios ratios, double beta, double labelSmoothing) {
            return ratios.margins(beta).neg().shift(1).relu();
        }
    },
    IPO_SUM {
        @Override
        Tensor of(LogRatios ratios, double beta, double labelSmoothing) {
            return ratios.difference().shift(-1 / (2 * beta)).square();
        }
    },
    IPO_AVERAGE {
        @Override
        Tensor of(LogRatios ratios, double beta, double labelSmoothing) {
            return IPO_SUM.of(ratios.averaged(), beta, labelSmoothing);
        }
    },
    SIGMOID_AVERAGE {
        @Override
        Tensor of(LogRatios ratios, double beta, double labelSmoothing) {
            return SIGMOID.of(ratios.averaged(), beta, labelSmoothing);
        }
    },
    NCA_PAIR {
        @Override
        Tensor of(LogRatios ratios, double beta, double labelSmoothing) {
            Tensor chosen = ratios.chosen().scale(beta);
            Tensor rejected = ratios.rejected().scale(beta);
            return minusLogSigmoid(chosen)
                    .add(minusLogSigmoid(chosen.neg()).scale(0.5))
                    .add(minusLogSigmoid(rejected.neg()).scale(0.5));
        }
    },
    BCO_PAIR {
        @Override
        Tensor of(LogRatios ratios, double beta, double labelSmoothing) {
            Tensor chosen = ratios.chosen().scale(beta);
            Tensor rejected = ratios.rejected().scale(beta);
            return minusLogSigmoid(chosen).add(minusLogSigmoid(rejected.neg()));
        }
    },
    SPPO_HARD {
        @Override
        Tensor of(LogRatios ratios, double beta, double labelSmoothing) {
            Tensor chosen = ratios.chosen().shift(-1 / (2 * beta)).square();
            return chosen.add(ratios.rejected().shift(1 / (2 * beta)).square());
        }
    },
    APO_ZERO {
        @Override
        Tensor of(LogRatios ratios, double beta, double labelSmoothing) {
            Tensor chosen = ratios.chosen().scale(beta).sigmoid();
            Tensor rejected = ratios.rejected().scale(beta).sigmoid();
            return rejected.sub(chosen).shift(1);
        }
    },
    APO_DOWN {
        @Override
        Tensor of(LogRatios ratios, double beta, double labelSmoothing) {
            Tensor chosen = ratios.chosen().scale(beta).sigmoid();
            return chosen.sub(ratios.margins(beta).sigmoid()).shift(1);
        }
    },
    EXO_PAIR {
        @Override
        Tensor of(LogRatios ratios, double beta, double labelSmoothing) {
            Tensor margins = ratios.margins(beta);
            return divergence(margins, 1 - labelSmoothing).add(divergence(margins.neg(), labelSmoothing));
        }
    };

    /** One loss for each pair, [pairs]. */
    abstract Tensor of(LogRatios ratios, double beta, double labelSmoothing);

    /** Whether the loss has a label smoothing: the assumed share of pairs whose sides are swapped. */
    public boolean smoothed() {
        return this == CDPO || this == ROBUST || this == EXO_PAIR;
    }

    /** Which label smoothing makes sense: at one half a pair says nothing, and EXO_PAIR's loss at 0 is infinite. */
    boolean allows(double labelSmoothing) {
        if (!smoothed()) {
            return labelSmoothing == 0;
        }
        return labelSmoothing < 0.5 && (this == EXO_PAIR ? labelSmoothing > 0 : labelSmoothing >= 0);
    }

    String allowed() {
        return this == EXO_PAIR ? "in (0, 0.5)" : smoothed() ? "in [0, 0.5)" : "0";
    }

    private static Tensor minusLogSigmoid(Tensor x) {
        return x.logSigmoid().neg();
    }

    /** s(x) (log s(x) - log target): one of the two terms of a divergence. */
    private static Tensor divergence(Tensor x, double target) {
        return x.sigmoid().mul(x.logSigmoid().shift(-StrictMath.log(target)));
    }
}
