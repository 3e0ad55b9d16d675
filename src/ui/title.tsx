import type { ComponentChildren } from "preact";

/** The page's one `h1`, with the sentence that tells what the page is for. */
export const Title = ({ children, lead }: { children: ComponentChildren; lead?: ComponentChildren }) => (
  <div class="title">
    <h1>{children}</h1>
    {lead && <p class="lead">{lead}</p>}
  </div>
);
