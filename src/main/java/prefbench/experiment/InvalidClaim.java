package prefbench.experiment;

/** A claim that cannot be made: about an arm that is not there, or with terms that make no sense. It costs no trial. */
public final class InvalidClaim extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidClaim(String message) {
        super(message);
    }

    static double positive(String name, double value) {
        if (!(value > 0)) {
            throw new InvalidClaim("%s must be positive, was %s".formatted(name, value));
        }
        return value;
    }
}
