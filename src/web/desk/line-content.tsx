import { useState } from 'preact/hooks';
import { zhCN } from '../locales/zh-CN';
import type { Photo, TranscriptLine } from '../shared/desk-contract';
import { describeMoment } from '../shared/describe-time';

/** What a line says: its text, its photo, or what else was sent. */
export function LineContent({ line }: { readonly line: TranscriptLine }) {
  if (line.photo) return <LinePhoto photo={line.photo} at={line.at} />;
  return line.isMedia ? (
    <p class="line-text line-media">{describeMedia(line.text)}</p>
  ) : (
    <p class="line-text">{line.text}</p>
  );
}

/** A thumbnail that opens the photo in a tab of its own. */
function LinePhoto({ photo, at }: { readonly photo: Photo; readonly at: string }) {
  const [broken, setBroken] = useState(false);
  const words = zhCN.desk.photo;
  if (photo.status === 'fetching') return <p class="line-text line-media">{words.fetching}</p>;
  if (photo.status === 'failed' || photo.url === undefined)
    return <p class="line-text line-media failed">{words.failed}</p>;
  if (broken) return <p class="line-text line-media failed">{words.broken}</p>;
  return (
    <a class="line-photo" href={photo.url} target="_blank" rel="noopener noreferrer" title={words.open}>
      <img
        src={photo.url}
        alt={words.alt(describeMoment(at, new Date()))}
        loading="lazy"
        decoding="async"
        onError={() => setBroken(true)}
      />
    </a>
  );
}

/** `audio/*` says nothing to an agent; a file's own name does. */
function describeMedia(text: string): string {
  const words = zhCN.desk.media;
  const [type = ''] = /^\w+(?=\/[\w.+*-]+$)/.exec(text) ?? [];
  if (type === '') return `${words.other}：${text}`;
  return type === 'audio' || type === 'video' || type === 'image' ? words[type] : words.other;
}
