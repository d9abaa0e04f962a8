import { fileTypeFromBuffer } from 'file-type';
import { fromBufferPromise } from 'yauzl';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const MIB = 1_048_576;
/** One document; what scanners make of ten pages is well below it. */
export const LARGEST_ATTACHMENT = 10 * MIB;
const LARGEST_UNPACKED = 100 * MIB;

export type Verdict = { mediaType: string; extension: string } | { fault: string };

/**
 * What a file is by its content; its name says nothing. PDF, JPEG, PNG and Word are taken, without programs inside and
 * without a second file behind the first.
 */
export async function verdictOn(bytes: Buffer): Promise<Verdict> {
  const found = await fileTypeFromBuffer(bytes);
  switch (found?.mime) {
    case 'application/pdf':
      return judged('application/pdf', 'pdf', pdfFault(bytes));
    case 'image/jpeg':
      return judged(
        'image/jpeg',
        'jpg',
        bytes.subarray(-64).includes(Buffer.from([0xff, 0xd9])) ? null : CUT,
      );
    case 'image/png':
      return judged('image/png', 'png', bytes.subarray(-16).includes('IEND') ? null : CUT);
    case WORD:
      return judged(WORD, 'docx', await wordFault(bytes));
    default:
      return {
        fault: `It is ${found ? `a file of the kind ${found.ext}` : 'none of the kinds we know'}; send a PDF, a JPEG or PNG picture, or a Word document (docx).`,
      };
  }
}

const CUT = 'The picture is cut off, or something else hangs behind it; save it anew and send it again.';

const judged = (mediaType: string, extension: string, fault: string | null): Verdict =>
  fault ? { fault } : { mediaType, extension };

/** Programs, other files and passwords inside a PDF stand under these names, if they are not packed away. */
function pdfFault(bytes: Buffer): string | null {
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-')))
    return 'Something stands before the PDF; print it to a new PDF and send that.';
  const text = bytes.toString('latin1');
  if (!text.slice(-1_024).includes('%%EOF'))
    return 'The PDF is cut off, or something hangs behind it; print it to a new PDF and send that.';
  if (/\/Encrypt\b/.test(text)) return 'The PDF is locked by a password; save it without one.';
  if (/\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia)\b/.test(text))
    return 'The PDF holds a program or another file; print it to a new PDF and send that.';
  return null;
}

async function wordFault(bytes: Buffer): Promise<string | null> {
  try {
    const zip = await fromBufferPromise(bytes);
    let unpacked = 0;
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      if (/vbaProject|\.bin$|activeX|embeddings\//i.test(entry.fileName))
        return 'The Word document holds a macro or another file; save it as a PDF and send that.';
    }
    return unpacked > LARGEST_UNPACKED
      ? 'The Word document unpacks to more than 100 MB; save it as a PDF.'
      : null;
  } catch {
    return 'The Word document cannot be read; save it as a PDF and send that.';
  }
}
