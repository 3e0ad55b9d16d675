import type { ComponentChildren } from "preact";
import { Heading, type Level } from "./heading.tsx";

type CardProps = { title?: string; level?: Level; children: ComponentChildren };

export const Card = ({ title, level = 2, children }: CardProps) => (
  <section class="card">
    {title && <Heading level={level}>{title}</Heading>}
    {children}
  </section>
);
