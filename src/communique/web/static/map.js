// The map: outlines of states shaded by their records, circles for towns.
"use strict";

document.addEventListener("DOMContentLoaded", async () => {
  const figure = document.querySelector("figure[data-chart='map']");
  if (!figure) return;
  const [world, codes] = await Promise.all(
    [figure.dataset.outlines, figure.dataset.states].map((path) => fetch(path).then((answer) => answer.json())),
  );
  const outlines = topojson.feature(world, world.objects.countries).features;
  const code = (outline) => codes[outline.id] || codes[outline.properties.name];

  charts.show(figure, (found, { width, q }) => {
    const records = (place) => place.events + place.statements;
    const sums = d3.rollup(found.places.filter((p) => p.state), (held) => d3.sum(held, records), (p) => p.state);
    const towns = found.places.filter((p) => p.latitude !== null);
    const widest = Math.max(5, Math.min(24, width / 45) / (1 + towns.length / 300));
    const most = d3.max(towns, records) || 1;
    const shade = d3.scaleSqrt([0, d3.max(sums.values()) || 1], [0.08, 0.5]);
    const told = (name, events, statements) =>
      `${name}\n${charts.number.format(events)} events, ${charts.number.format(statements)} statements`;
    const states = outlines.filter((outline) => sums.has(code(outline)));
    const drawn = Plot.plot({
      width,
      height: Math.round(width * 0.5),
      margin: 2,
      className: "plot",
      projection: { type: "equal-earth", domain: { type: "Sphere" } },
      r: { type: "sqrt", domain: [0, most], range: [0, widest] },
      marks: [
        Plot.sphere({ fill: "var(--raised)", stroke: "var(--line)" }),
        Plot.geo(outlines, { fill: "var(--paper)" }),
        Plot.geo(states, { fill: "var(--accent)", fillOpacity: (outline) => shade(sums.get(code(outline))) }),
        Plot.geo(outlines, { stroke: "var(--strong-line)", strokeWidth: 0.4 }),
        Plot.dot(towns, {
          x: "longitude",
          y: "latitude",
          r: records,
          fill: "var(--quad-3)",
          fillOpacity: towns.length > 100 ? 0.35 : 0.55,
          stroke: "var(--quad-3)",
          strokeWidth: towns.length > 100 ? 0.7 : 1.5,
          sort: { channel: "r", reverse: true },
        }),
        Plot.tip(
          states,
          Plot.pointer(
            Plot.geoCentroid({
              title: (outline) => `${outline.properties.name}\n${charts.number.format(sums.get(code(outline)))} records in it`,
              maxRadius: 18,
            }),
          ),
        ),
        Plot.tip(
          towns,
          Plot.pointer({
            x: "longitude",
            y: "latitude",
            title: (p) => told(p.name, p.events, p.statements),
            maxRadius: 14,
          }),
        ),
      ],
    });
    drawn.addEventListener("click", () => {
      const place = drawn.value;
      if (place && place.id && place.latitude !== undefined) {
        location.assign(`/?q=${encodeURIComponent(`${q} place:"${place.id}"`.trim())}`);
      }
    });
    return [charts.plain(drawn)];
  });
});
