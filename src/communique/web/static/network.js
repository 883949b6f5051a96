// The network: sigma.js draws it, ForceAtlas2 lays it out, always from the same places, so that the same ties look alike.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const figure = document.querySelector("figure[data-chart='network']");
  if (!figure) return;
  const found = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
  const canvas = figure.querySelector(".canvas");
  const { layoutForceAtlas2, layoutNoverlap } = graphologyLibrary;
  const small = canvas.clientWidth < 600 ? 0.65 : 1;
  const number = new Intl.NumberFormat("en");

  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const OF_KIND = { state: "--accent", bloc: "--event", organisation: "--event" };
  const tone = ([good, aid, ill, harm]) => {
    const share = (good + aid) / (good + aid + ill + harm);
    return share >= 2 / 3 ? "--quad-1" : share <= 1 / 3 ? "--quad-4" : "--strong-line";
  };

  const graph = new graphology.UndirectedGraph();
  const most = Math.max(...found.nodes.map((node) => node.count));
  const strongest = Math.max(...found.edges.map((edge) => edge.count));
  found.nodes.forEach((node, i) => {
    const turn = (2 * Math.PI * i) / found.nodes.length;
    graph.addNode(node.id, {
      label: node.name,
      size: small * (4 + 14 * Math.sqrt(node.count / most)),
      x: Math.cos(turn),
      y: Math.sin(turn),
      kind: node.kind,
    });
  });
  for (const edge of found.edges) {
    graph.addEdge(edge.source, edge.target, {
      weight: Math.sqrt(edge.count),
      size: 0.7 + small * 5 * Math.sqrt(edge.count / strongest),
      tone: tone(edge.quads),
      label: number.format(edge.count),
    });
  }
  const settings = { ...layoutForceAtlas2.inferSettings(graph), gravity: 0.05, scalingRatio: 20, strongGravityMode: true, adjustSizes: false };
  layoutForceAtlas2.assign(graph, { iterations: graph.order > 150 ? 150 : 300, settings, getEdgeWeight: "weight" });
  layoutNoverlap.assign(graph, { maxIterations: 100, settings: { margin: 6, ratio: 1.5 } });

  const paint = () => {
    graph.updateEachNodeAttributes((_, held) => ({ ...held, color: color(OF_KIND[held.kind] || "--actor") }));
    graph.updateEachEdgeAttributes((_, held) => ({ ...held, color: color(held.tone) }));
  };
  // The label of an actor that is pointed at, on a sheet of the page's own colour.
  const pointed = (context, data, how) => {
    const size = how.labelSize;
    context.font = `600 ${size}px ${how.labelFont}`;
    const width = context.measureText(data.label).width;
    context.fillStyle = color("--raised");
    context.strokeStyle = color("--strong-line");
    context.beginPath();
    context.rect(data.x + data.size + 1, data.y - size * 0.8, width + 8, size * 1.6);
    context.fill();
    context.stroke();
    context.beginPath();
    context.arc(data.x, data.y, data.size + 2, 0, 2 * Math.PI);
    context.stroke();
    context.fillStyle = color("--text");
    context.fillText(data.label, data.x + data.size + 5, data.y + size / 3);
  };

  let near = null;
  paint();
  const drawn = new Sigma(graph, canvas, {
    labelColor: { color: color("--text") },
    labelFont: "system-ui, sans-serif",
    labelSize: small < 1 ? 11 : 12,
    labelRenderedSizeThreshold: small * 5,
    stagePadding: small < 1 ? 45 : 60,
    labelDensity: 1.2,
    enableEdgeEvents: true,
    minCameraRatio: 0.1,
    maxCameraRatio: 4,
    allowInvalidContainer: true,
    defaultDrawNodeHover: pointed,
    nodeReducer: (node, held) => (near && !near.has(node) ? { ...held, color: color("--line"), label: "" } : held),
    edgeReducer: (edge, held) =>
      near && !graph.extremities(edge).includes(near.at) ? { ...held, hidden: true } : held,
  });
  const around = (node) => {
    near = node === null ? null : Object.assign(new Set([node, ...graph.neighbors(node)]), { at: node });
    canvas.classList.toggle("pointing", node !== null);
    drawn.refresh({ skipIndexation: true });
  };
  drawn.on("enterNode", ({ node }) => around(node));
  drawn.on("leaveNode", () => around(null));
  drawn.on("clickNode", ({ node }) => location.assign(`/actors/${encodeURIComponent(node)}`));
  drawn.on("clickEdge", ({ edge }) => {
    const [a, b] = graph.extremities(edge).map(encodeURIComponent);
    const q = figure.dataset.q;
    location.assign(`/dyads/${a}/${b}${q ? `?q=${encodeURIComponent(q)}` : ""}`);
  });

  const repaint = () => {
    paint();
    drawn.setSetting("labelColor", { color: color("--text") });
  };
  document.addEventListener("themechange", repaint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  figure.dataset.drawn = "";
});
