import type { ComponentChildren } from "preact";

/** `lead`: what the page is for. */
export const Title = ({ children, lead }: { children: ComponentChildren; lead?: ComponentChildren }) => (
  <div class="title">
    <h1>{children}</h1>
    {lead && <p class="lead">{lead}</p>}
  </div>
);
