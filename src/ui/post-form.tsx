import type { ComponentChildren } from "preact";

type Props = { action: string; csrf: string; children: ComponentChildren };

/** A form without visible fields: its buttons, and the token. */
export const PostForm = ({ action, csrf, children }: Props) => (
  <form method="post" action={action} data-once>
    <input type="hidden" name="_csrf" value={csrf} />
    {children}
  </form>
);
