/** A photo ready to be sent, and a small copy of it for the sender's own eyes. */
export interface PreparedPhoto {
  readonly file: Blob;
  /** A `data:` address. */
  readonly preview: string;
}

export type PhotoProblem = 'too-large' | 'unreadable';

/** What a phone's camera makes stays far below; more is not read into the page's memory. */
const MAX_FILE_BYTES = 30 * 1024 * 1024;
/** As large as the server keeps it: anything more is only a longer wait on a weak network. */
const MAX_SIDE = 2048;
const PREVIEW_SIDE = 240;
const QUALITY = 0.85;

/** Draws the photo upright and small enough to go out on a weak network; the problem, where it is none that the browser can read. */
export async function preparePhoto(file: File): Promise<PreparedPhoto | PhotoProblem> {
  if (file.size > MAX_FILE_BYTES) return 'too-large';
  try {
    const image = await loadImage(await readAsDataUrl(file));
    const drawn = await toBlob(draw(image, MAX_SIDE));
    return drawn ? { file: drawn, preview: draw(image, PREVIEW_SIDE).toDataURL('image/jpeg', QUALITY) } : 'unreadable';
  } catch {
    return 'unreadable'; // The browser says no more than that it cannot.
  }
}

const readAsDataUrl = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    const fail = (): void => reject(new Error('The file could not be read'));
    reader.onload = () => (typeof reader.result === 'string' ? resolve(reader.result) : fail());
    reader.onerror = fail;
    reader.readAsDataURL(file);
  });

const loadImage = (address: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('The file is no picture'));
    image.src = address;
  });

function draw(image: HTMLImageElement, maxSide: number): HTMLCanvasElement {
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(1, maxSide / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('The browser gives nothing to draw on');
  pen.fillStyle = '#fff'; // What is transparent would be black in a JPEG.
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const toBlob = (canvas: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
