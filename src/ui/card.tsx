import type { ComponentChildren } from "preact";
import { Heading, type Level } from "./heading.tsx";

type CardProps = { id?: string | undefined; title?: string; level?: Level; children: ComponentChildren };

export const Card = ({ id, title, level = 2, children }: CardProps) => (
  <section class="card" id={id}>
    {title && <Heading level={level}>{title}</Heading>}
    {children}
  </section>
);
