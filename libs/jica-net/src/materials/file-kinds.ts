import { fileTypeFromBuffer } from 'file-type';

/** What a learning material may consist of, by the ending of its name. Office files with macros are other types. */
const BY_CONTENT: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpg: 'image/jpeg',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  webm: 'video/webm',
  zip: 'application/zip',
};
/** Text has no mark of its own: captions and notes. */
const TEXTS: Record<string, string> = { txt: 'text/plain', vtt: 'text/vtt', srt: 'text/plain' };

export const ALLOWED_ENDINGS = [...Object.keys(BY_CONTENT), ...Object.keys(TEXTS)];

/** The media type that the content has, or null where it is none of ours or not what the name says. */
export async function mediaTypeOf(name: string, bytes: Buffer): Promise<string | null> {
  const ending = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase().replace('jpeg', 'jpg') ?? '';
  const found = await fileTypeFromBuffer(bytes);
  const text = TEXTS[ending];
  if (text) return (!found || found.mime === text) && isText(bytes) ? text : null;
  return found && found.ext === ending && BY_CONTENT[ending] === found.mime ? found.mime : null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function isText(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false;
  try {
    utf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
