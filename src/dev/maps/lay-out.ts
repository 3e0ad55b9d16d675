import { type Edge, Graph, layout } from "@dagrejs/dagre";
import { type AnyJourney, isOver } from "#journeys/engine/journey.ts";

type Point = { x: number; y: number };

/** `x` and `y` are the centre, in pixels. */
export type Box = Point & { state: string; step: string | null; width: number; height: number };

export type Arrow = { event: string; points: readonly Point[]; label: Point };

export type Map = { width: number; height: number; boxes: readonly Box[]; arrows: readonly Arrow[] };

/** Width of a character of a 13 px monospaced font, with a margin. */
const character = 8;
const line = 18;

export function layOut(journey: AnyJourney): Map {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 40, ranksep: 50, edgesep: 24, marginx: 24, marginy: 24 });
  for (const [state, row] of Object.entries(journey.states)) {
    const longest = Math.max(state.length, row?.step?.length ?? 0);
    graph.setNode(state, { width: longest * character + 24, height: isOver(journey, state) ? 32 : 50 });
  }
  for (const [state, row] of Object.entries(journey.states))
    for (const [event, target] of Object.entries(row?.on ?? {})) {
      const size = { width: event.length * character, height: line, labelpos: "c" };
      graph.setEdge(state, target ?? state, size, event);
    }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    boxes: boxesOf(graph, journey),
    arrows: arrowsOf(graph),
  };
}

const boxesOf = (graph: Graph, journey: AnyJourney): Box[] =>
  Object.entries(journey.states).map(([state, row]) => {
    const { x = 0, y = 0, width, height } = graph.node(state);
    return { state, step: row?.step ?? null, x, y, width, height };
  });

const arrowsOf = (graph: Graph): Arrow[] =>
  graph.edges().map((edge: Edge) => {
    const { points = [], x = 0, y = 0 } = graph.edge(edge);
    const label = { x, y };
    return { event: edge.name ?? "", points: edge.v === edge.w ? loop(graph, edge, label) : points, label };
  });

/** Leaves the right side of a state and returns to it, around the label. */
function loop(graph: Graph, edge: Edge, label: Point): Point[] {
  const { x = 0, y = 0, width } = graph.node(edge.v);
  const side = x + width / 2;
  const [above, below] = [y - 14, y + 14];
  return [
    { x: side, y: above },
    { x: label.x, y: above },
    { x: label.x, y: below },
    { x: side, y: below },
  ];
}
