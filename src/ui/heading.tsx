import type { ComponentChildren } from "preact";

export type Level = 2 | 3;

export const Heading = ({ level, children }: { level: Level; children: ComponentChildren }) =>
  level === 2 ? <h2>{children}</h2> : <h3>{children}</h3>;
