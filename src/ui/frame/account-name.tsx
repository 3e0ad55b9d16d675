/**
 * Whose password is typed below, for password managers, which would else keep it under a name they guess. Nobody else
 * needs it: it is not seen, not read out, no stop for the keyboard, and not sent. `null` where we may not say.
 */
export const AccountName = ({ name }: { name: string | null }) =>
  name === null ? null : (
    <span class="hidden-text" aria-hidden="true">
      <input type="text" autocomplete="username" value={name} readonly tabindex={-1} />
    </span>
  );
