package prefbench.experiment;

/** The usual preparation: made-up or given shop, simulated or given demonstrations, a checkpoint keyed by its inputs. */
public final class Groundwork implements Preparation {

    @Override
    public Ground survey(Suite suite, Settings settings) {
        throw new UnsupportedOperationException("not landed yet");
    }

    @Override
    public void complete(Ground ground, Suite suite, Settings settings, Progress progress) {
        throw new UnsupportedOperationException("not landed yet");
    }
}
