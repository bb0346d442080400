package prefbench.report;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prefbench.learn.Recipe;

/**
 * One colour per recipe, wherever it appears; arms of equal recipes are the same thing under other names. Recipes that
 * train take the colours that Okabe and Ito chose for all kinds of colour vision (without their yellow, which is too pale
 * on white), then two of Paul Tol's; arms of each data size share one; policies that do not train are grey and told apart by their dashes.
 */
final class Palette {
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xB55C93),
            new Color(0xC98A00),
            new Color(0x3F9FDB),
            new Color(0x882255),
            new Color(0x77772A));
    private static final List<Color> GREYS = List.of(new Color(0x3A3A3A), new Color(0x5F5F66), new Color(0x85858D));
    private static final List<float[]> DASHES =
            List.of(new float[] {9, 5}, new float[] {9, 4, 2, 4}, new float[] {2, 4}, new float[] {14, 4});

    private final Map<String, Style> styles = new LinkedHashMap<>();

    Palette(Evidence evidence) {
        int[] next = {0, 0};
        Keys.eachArm(
                evidence,
                (study, arm) -> styles.computeIfAbsent(
                        key(arm.arm().recipe()),
                        key -> new Style(arm.arm().trains(), arm.arm().trains() ? next[0]++ : next[1]++)));
    }

    /** What a recipe calls itself, the number of its trajectories apart. */
    private static String key(Recipe recipe) {
        return recipe.toString().replaceAll("\\.size\\(\\d+\\)", ".ofEachSize()");
    }

    Style of(Recipe recipe) {
        Style style = styles.get(key(recipe));
        if (style == null) {
            throw new IllegalArgumentException("no colour for a recipe that is in no arm: " + recipe);
        }
        return style;
    }

    /**
     * How an arm is drawn.
     *
     * @param trains colours and solid lines if so, else greys and dashes
     * @param index 0-based, in order of appearance
     */
    record Style(boolean trains, int index) {
        Color colour() {
            return trains ? COLOURS.get(index % COLOURS.size()) : GREYS.get(index % GREYS.size());
        }

        /** Lengths of dashes and gaps; solid if there are none. */
        float[] dash() {
            return trains ? new float[0] : DASHES.get(index % DASHES.size());
        }

        /** The style sheet's variable, which has a second value for dark screens. */
        String variable() {
            return trains ? "--colour-" + index % COLOURS.size() : "--grey-" + index % GREYS.size();
        }

        Color faint(int alpha) {
            Color colour = colour();
            return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
        }

        /** What {@code share} of the colour on white looks like, without letting anything through. */
        Color tint(double share) {
            Color colour = colour();
            return new Color(
                    tint(colour.getRed(), share), tint(colour.getGreen(), share), tint(colour.getBlue(), share));
        }

        private static int tint(int channel, double share) {
            return (int) Math.round(255 - (255 - channel) * share);
        }
    }
}
