import { describeBytes } from "#kernel/fields/file-name.rules.ts";
import { controlOf, type FieldBase, FieldFrame } from "./field-frame.tsx";

type FileFieldProps = Omit<FieldBase, "hint"> & {
  /** Accepted types in words, "PDF, JPEG ou PNG", and for the browser, ".pdf,.jpg". */
  kinds: string;
  accept: string;
  /** The limit given to `acceptUpload`. */
  fileBytes: number;
  most?: number;
};

/** Needs `files` on its `<Form>`. Browsers do not keep a chosen file: the form shown again names it. */
export const FileField = ({ kinds, accept, fileBytes, most = 1, ...rest }: FileFieldProps) => {
  const { values, errors } = rest.state;
  const former = errors[rest.name] === undefined ? values[rest.name] : undefined;
  const size = `${describeBytes(fileBytes)} au plus`;
  const hint = most > 1 ? `${most} fichiers au plus. ${kinds}, ${size} chacun.` : `${kinds}, ${size}.`;
  const field = { ...rest, hint };
  return (
    <FieldFrame
      {...field}
      below={
        former && (
          <p class="field-again" id={`${rest.name}-again`}>
            Votre navigateur n’a pas gardé « <span class="breakable">{former}</span> » : choisissez ce fichier
            de nouveau.
          </p>
        )
      }
    >
      <input
        {...controlOf(field, former && `${rest.name}-again`)}
        type="file"
        accept={accept}
        multiple={most > 1}
      />
    </FieldFrame>
  );
};
