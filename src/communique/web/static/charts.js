// Charts of counts by period, drawn by Observable Plot from the numbers that the page holds.
"use strict";

const charts = (() => {
  const SERIES = [
    { kind: "statement", group: "", name: "statements", mark: "statement", color: "var(--statement-line)" },
    { kind: "event", group: "1", name: "verbal cooperation", mark: "quad-1", color: "var(--quad-1)" },
    { kind: "event", group: "2", name: "material cooperation", mark: "quad-2", color: "var(--quad-2)" },
    { kind: "event", group: "3", name: "verbal conflict", mark: "quad-3", color: "var(--quad-3)" },
    { kind: "event", group: "4", name: "material conflict", mark: "quad-4", color: "var(--quad-4)" },
    { kind: "article", group: "", name: "articles", mark: "article", color: "var(--actor)" },
  ];
  const DAYS = { day: 1, month: 31, year: 366 };
  const DAY = 86_400_000;
  const number = new Intl.NumberFormat("en");
  const drawers = {};

  const start = (period) => new Date(`${period}${"-01-01".slice(Math.max(0, period.length - 4))}T00:00:00Z`);
  const named = (period) => {
    const parts = { 4: { year: "numeric" }, 7: { year: "numeric", month: "long" } }[period.length];
    return start(period).toLocaleDateString("en-GB", { timeZone: "UTC", ...(parts || { dateStyle: "long" }) });
  };

  // The periods of a chart, from the first to the one after the last, so that no bar is cut off.
  const extent = (points, grain) => {
    const days = points.map((point) => start(point.period)).sort((a, b) => a - b);
    const last = d3.utcDay.offset(days[days.length - 1], DAYS[grain]);
    const least = d3.utcDay.offset(days[0], 12 * DAYS[grain]);
    return [days[0], last > least ? last : least];
  };

  // Plot writes a style sheet into each chart, which the pages' policy forbids; charts.css has its rules.
  const plain = (drawn) => {
    for (const sheet of [...drawn.querySelectorAll("style")]) sheet.remove();
    drawn.setAttribute("aria-hidden", "true"); // the canvas around it has the name, the table the numbers
    return drawn;
  };

  const heading = (series, total) => {
    const line = document.createElement("p");
    line.className = "series";
    const name = document.createElement("span");
    name.className = `key ${series.mark}`;
    name.textContent = series.name;
    const count = document.createElement("b");
    count.textContent = number.format(total);
    line.append(name, count);
    return line;
  };

  const bars = (rows, { grain, width, height, domain, axis, colored }) => {
    const tiled = rows.map((row) => ({
      ...row,
      from: start(row.period),
      to: grain === "day" ? d3.utcDay.offset(start(row.period), 1) : (grain === "month" ? d3.utcMonth : d3.utcYear).offset(start(row.period), 1),
    }));
    const top = d3.max(rows, (row) => Math.max(Math.abs(row.y1), Math.abs(row.y2)));
    const gap = Math.min(1, (0.2 * width * DAYS[grain] * DAY) / (domain[1] - domain[0]));
    return Plot.plot({
      width,
      height,
      marginLeft: 44,
      marginRight: 8,
      marginTop: 8,
      marginBottom: axis ? 24 : 6,
      className: "plot",
      x: { type: "utc", domain, axis: axis ? "bottom" : null, label: null, ticks: Math.max(3, Math.round(width / 90)) },
      y: { label: null, ticks: Math.min(3, top), tickFormat: (value) => number.format(Math.abs(value)), nice: true, grid: true },
      marks: [
        Plot.rectY(tiled, { x1: "from", x2: "to", y1: "y1", y2: "y2", fill: colored, insetLeft: gap / 2, insetRight: gap / 2 }),
        Plot.ruleY([0], { stroke: "var(--strong-line)" }),
        Plot.tip(tiled, Plot.pointerX({ x: (row) => new Date((+row.from + +row.to) / 2), y: "y2", title: "told", maxRadius: 30 })),
      ],
    });
  };

  // A click on a bar leads to its records.
  const linked = (drawn, rows, q) => {
    if (q === undefined) return;
    const shapes = drawn.querySelectorAll("g[aria-label='rect'] rect");
    shapes.forEach((shape, i) => {
      const asked = `${q} date:${rows[i].period}${rows[i].kind ? ` kind:${rows[i].kind}` : ""}${rows[i].group ? ` quad:${rows[i].group}` : ""}`.trim();
      shape.dataset.href = `/?q=${encodeURIComponent(asked)}`;
      shape.addEventListener("click", () => location.assign(shape.dataset.href));
    });
  };

  const told = (row, name) => `${named(row.period)}\n${number.format(row.count)} ${name}`;

  drawers.timeline = (found, { width, q }) => {
    const domain = extent(found.points, found.grain);
    const held = SERIES.filter((s) => found.points.some((p) => p.kind === s.kind && p.group === s.group));
    return held.flatMap((series, i) => {
      const rows = found.points
        .filter((p) => p.kind === series.kind && p.group === series.group)
        .map((p) => ({ ...p, y1: 0, y2: p.count, told: told(p, series.name) }));
      const axis = i === held.length - 1;
      const drawn = bars(rows, { grain: found.grain, width, height: axis ? 98 : 80, domain, axis, colored: series.color });
      linked(drawn, rows, q);
      return [heading(series, d3.sum(rows, (row) => row.count)), plain(drawn)];
    });
  };

  // Cooperation above the line, conflict below it; statements in a row of their own.
  drawers.dyad = (found, { width }) => {
    const domain = extent(found.points, found.grain);
    const stacks = new Map();
    const events = found.points
      .filter((p) => p.kind === "event")
      .sort((a, b) => d3.ascending(a.period, b.period) || d3.ascending("2143".indexOf(a.group), "2143".indexOf(b.group)))
      .map((p) => {
        const series = SERIES.find((s) => s.kind === "event" && s.group === p.group);
        const sign = p.group < "3" ? 1 : -1;
        const key = `${p.period} ${sign}`;
        const y1 = stacks.get(key) || 0;
        stacks.set(key, y1 + sign * p.count);
        return { ...p, y1, y2: y1 + sign * p.count, color: series.color, told: told(p, series.name) };
      });
    const out = [];
    const statements = found.points.filter((p) => p.kind === "statement");
    if (events.length) {
      const keys = document.createElement("div");
      for (const series of SERIES.filter((s) => s.kind === "event")) {
        const total = d3.sum(events.filter((p) => p.group === series.group), (p) => p.count);
        if (total) keys.append(heading(series, total));
      }
      keys.className = "legend-line";
      out.push(keys, plain(bars(events, { grain: found.grain, width, height: 240, domain, axis: true, colored: "color" })));
    }
    if (statements.length) {
      const rows = statements.map((p) => ({ ...p, y1: 0, y2: p.count, told: told(p, "statements") }));
      out.push(heading(SERIES[0], d3.sum(rows, (row) => row.count)));
      out.push(plain(bars(rows, { grain: found.grain, width, height: 98, domain, axis: true, colored: SERIES[0].color })));
    }
    return out;
  };

  // Draw a figure, and again when its width changes.
  const show = (figure, draw) => {
    const canvas = figure.querySelector(".canvas");
    const found = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `${figure.dataset.label}; the table below has its numbers`);
    let last = 0;
    const redraw = () => {
      const width = Math.round(canvas.clientWidth);
      if (!width || width === last) return;
      last = width;
      canvas.replaceChildren(...draw(found, { width, q: figure.dataset.q }));
      figure.dataset.drawn = "";
    };
    new ResizeObserver(redraw).observe(canvas);
    redraw();
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const figure of document.querySelectorAll("figure[data-chart]")) {
      const draw = drawers[figure.dataset.chart];
      if (draw) show(figure, draw);
    }
  });

  return { number, plain, show };
})();
