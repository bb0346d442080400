/**
 * Trajectories: what a shopper saw, could do and did, from people, a simulated shopper, or a policy.
 *
 * <p>{@link prefbench.trajectory.Walk} is one session in the policy's eyes, {@link prefbench.trajectory.Episodes} plays a policy
 * on many goals at once, and {@link prefbench.trajectory.Generated} keeps what a policy did perfectly. {@link
 * prefbench.trajectory.TrajectoryFiles} reads and writes WebShop's formats. Without real people's trajectories {@link
 * prefbench.trajectory.Demonstrations} gives those of the {@link prefbench.trajectory.SimulatedShopper}: the recorded ones for
 * the made-up shop, fresh ones for any other. They are labelled {@code simulated-human} wherever they appear.
 */
@NullMarked
package prefbench.trajectory;

import org.jspecify.annotations.NullMarked;
