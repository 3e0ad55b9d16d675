import type { AnyJourney } from "#journeys/engine/journey.ts";
import { type Arrow, type Box, layOut } from "./lay-out.ts";

/** Colours are attributes, so that the saved file displays well outside our pages. */
const ink = "#1d2433";
const paper = "#ffffff";
const tint = "#e8eef7";

/** The table on the same page is the text alternative. */
export function JourneyMap({ name, journey }: { name: string; journey: AnyJourney }) {
  const { width, height, boxes, arrows } = layOut(journey);
  const head = `head-${name}`;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="map"
      role="img"
      aria-label={`Parcours ${name}, dessiné`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      font-family="ui-monospace, monospace"
      font-size="13"
      text-anchor="middle"
    >
      <defs>
        <marker
          id={head}
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M 0 0 L 10 5 L 0 10 z" fill={ink} />
        </marker>
      </defs>
      <rect width={width} height={height} fill={paper} />
      {arrows.map((arrow) => (
        <Line key={`${arrow.event} ${arrow.label.x} ${arrow.label.y}`} arrow={arrow} head={head} />
      ))}
      {boxes.map((box) => (
        <State key={box.state} box={box} isStart={box.state === journey.start} />
      ))}
      {arrows.map(({ event, label }) => (
        <Name key={`${event} ${label.x} ${label.y}`} text={event} x={label.x} y={label.y} />
      ))}
    </svg>
  );
}

const rounded = (n: number) => Math.round(n * 10) / 10;

const Line = ({ arrow, head }: { arrow: Arrow; head: string }) => (
  <path
    d={`M ${arrow.points.map(({ x, y }) => `${rounded(x)} ${rounded(y)}`).join(" L ")}`}
    fill="none"
    stroke={ink}
    stroke-linejoin="round"
    marker-end={`url(#${head})`}
  />
);

const Name = ({ text, x, y }: { text: string; x: number; y: number }) => (
  <g fill={ink}>
    <rect
      x={rounded(x - text.length * 4)}
      y={rounded(y - 9)}
      width={text.length * 8}
      height={18}
      fill={paper}
    />
    <text x={rounded(x)} y={rounded(y + 4)}>
      {text}
    </text>
  </g>
);

/** Thick frame: first state. Round ends: final state. */
const State = ({ box, isStart }: { box: Box; isStart: boolean }) => (
  <g fill={ink}>
    <rect
      x={rounded(box.x - box.width / 2)}
      y={rounded(box.y - box.height / 2)}
      width={box.width}
      height={box.height}
      rx={box.step === null ? 16 : 6}
      fill={tint}
      stroke={ink}
      stroke-width={isStart ? 3 : 1}
    />
    <text x={rounded(box.x)} y={rounded(box.y + (box.step ? -3 : 4))} font-weight="bold">
      {box.state}
    </text>
    {box.step && (
      <text x={rounded(box.x)} y={rounded(box.y + 15)}>
        {box.step}
      </text>
    )}
  </g>
);
