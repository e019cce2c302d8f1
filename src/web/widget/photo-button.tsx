import { useRef, useState } from 'preact/hooks';
import { zhCN } from '../locales/zh-CN';
import { CameraIcon } from './icons';
import { preparePhoto, type PhotoProblem, type PreparedPhoto } from './prepare-photo';

export interface PhotoButtonProps {
  readonly onPhoto: (photo: PreparedPhoto) => void;
  /** The one before could not be sent; undefined once another was chosen. */
  readonly onProblem: (problem: PhotoProblem | undefined) => void;
}

/** Takes or chooses a photo and hands it on, made ready. */
export function PhotoButton({ onPhoto, onProblem }: PhotoButtonProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);

  async function take(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    input.value = ''; // The same photo may be chosen again.
    if (!file) return;
    setBusy(true);
    const photo = await preparePhoto(file);
    setBusy(false);
    onProblem(typeof photo === 'string' ? photo : undefined);
    if (typeof photo !== 'string') onPhoto(photo);
  }

  return (
    <>
      <input ref={chooser} type="file" accept="image/*" hidden onChange={event => void take(event.currentTarget)} />
      <button
        type="button"
        class="composer-photo"
        aria-label={zhCN.chat.sendPhoto}
        title={zhCN.chat.sendPhoto}
        disabled={busy}
        onClick={() => chooser.current?.click()}
      >
        <CameraIcon />
      </button>
    </>
  );
}
