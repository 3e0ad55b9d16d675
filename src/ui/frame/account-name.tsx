/** The account, for password managers only: not shown, read out or sent. `null` where it must stay secret. */
export const AccountName = ({ name }: { name: string | null }) =>
  name === null ? null : (
    <span class="hidden-text" aria-hidden="true">
      <input type="text" autocomplete="username" value={name} readonly tabindex={-1} />
    </span>
  );
