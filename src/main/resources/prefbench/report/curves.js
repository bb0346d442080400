(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("curve-data").textContent);
  const titles = {
    steps: "Optimiser steps",
    seconds: "Training seconds, evaluation not counted",
    episodes: "Training episodes in the shop",
    success_rate: "Success rate, % of goals",
    score: "Score, 100 × mean reward",
  };
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const shown = (x) => (x === null || x === undefined ? "–" : x.toFixed(1));

  function faint(colour, alpha) {
    const n = parseInt(colour.slice(1), 16);
    return `rgba(${n >> 16}, ${(n >> 8) & 255}, ${n & 255}, ${alpha})`;
  }

  /** Each line on its own points; a policy that does not train is a level over the whole range. */
  function columns(lines, metric, axis) {
    const curves = lines.filter((l) => l.trains && l[axis].length);
    const levels = lines.filter((l) => !l.trains);
    const end = Math.max(...curves.map((l) => l[axis][l[axis].length - 1]));
    const tables = curves.map((l) => [l[axis], l[metric + "_low"], l[metric + "_high"], l[metric]]);
    tables.push(...levels.map((l) => [[0, end], ...["", "", ""].map(() => Array(2).fill(l[metric][l[metric].length - 1]))]));
    return { lines: curves.concat(levels), data: uPlot.join(tables), end };
  }

  function series(lines) {
    const all = [{}];
    const bands = [];
    lines.forEach((line, i) => {
      const colour = css(line.colour);
      const edge = { show: line.trains, stroke: "transparent", width: 0, points: { show: false }, spanGaps: true };
      all.push({ ...edge }, { ...edge }, {
        label: line.name,
        stroke: colour,
        width: line.trains ? 2.5 : 1.6,
        dash: line.dash,
        spanGaps: true,
        points: { show: line.trains, size: 7, fill: colour, stroke: colour },
      });
      if (line.trains) {
        bands.push({ series: [3 * i + 2, 3 * i + 1], fill: faint(colour, 0.14) });
      }
    });
    return { all, bands };
  }

  function axisOf(label) {
    const soft = css("--soft");
    const font = "12px " + css("--font");
    return {
      label, stroke: soft, font, labelFont: "13px " + css("--font"), labelSize: 24, labelGap: 0, size: label === titles.success_rate || label === titles.score ? 40 : 30,
      grid: { stroke: css("--line"), width: 1 }, ticks: { show: false },
    };
  }

  /** The point of a line nearest to the pointer; its last one without a pointer. */
  function nearest(values, idx) {
    let best = null;
    values.forEach((v, i) => {
      if (v !== null && v !== undefined && (best === null || idx === null || Math.abs(i - idx) < Math.abs(best - idx))) {
        best = i;
      }
    });
    return best;
  }

  function keys(box, u, lines) {
    box.replaceChildren(...lines.map((line, i) => {
      const at = nearest(u.data[3 * i + 3], u.cursor.idx ?? null);
      const key = document.createElement("span");
      key.className = "key";
      const swatch = document.createElement("span");
      swatch.className = line.trains ? "swatch" : "swatch level";
      swatch.style.setProperty("--own", `var(${line.colour})`);
      const value = document.createElement("b");
      const [low, high] = [u.data[3 * i + 1][at], u.data[3 * i + 2][at]];
      value.textContent = " " + shown(u.data[3 * i + 3][at]);
      key.append(swatch, line.name, value);
      if (line.trains && low !== null && low !== undefined && high !== low) {
        key.append(` [${shown(low)}, ${shown(high)}]`);
      }
      return key;
    }));
  }

  function draw(figure) {
    const lines = data[figure.dataset.group];
    const plot = figure.querySelector(".plot");
    const box = figure.querySelector(".keys");
    const choice = (name) => figure.querySelector(`input[name^="${name}-"]:checked`).value;
    let chart = null;
    const show = () => {
      const metric = choice("metric");
      const axis = choice("axis");
      const table = columns(lines, metric, axis);
      const { all, bands } = series(table.lines);
      const highest = Math.max(...table.data.slice(1).flat().filter((v) => v !== null && v !== undefined));
      chart?.destroy();
      chart = new uPlot({
        width: plot.clientWidth,
        height: Math.round(Math.max(260, Math.min(400, plot.clientWidth * 0.45))),
        series: all, bands, legend: { show: false },
        padding: [12, 16, 0, 0],
        scales: {
          x: { time: false, range: [-0.012 * table.end, 1.012 * table.end] },
          y: { range: [0, Math.min(101, Math.ceil((highest + 1) / 10) * 10)] },
        },
        axes: [axisOf(titles[axis]), axisOf(titles[metric])],
        cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
        hooks: { ready: [(u) => keys(box, u, table.lines)], setCursor: [(u) => keys(box, u, table.lines)] },
      }, table.data, plot);
    };
    figure.querySelector(".controls").hidden = false;
    figure.addEventListener("change", show);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
    let width = plot.clientWidth;
    new ResizeObserver(() => {
      if (plot.clientWidth !== width) {
        width = plot.clientWidth;
        show();
      }
    }).observe(plot);
    show();
  }

  document.querySelectorAll("figure.curves").forEach(draw);
})();
