import { Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import type { Compression } from './detect.ts';

/** The stages that unpack a compressed file; none for a plain one. */
export function unpacking(compression: Compression): Transform[] {
  return compression === 'gzip' ? [createGunzip()] : compression === 'zstd' ? [zstdStream()] : [];
}

function zstdStream(): Transform {
  const unpack = new Decompress();
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        unpack.push(new Uint8Array(chunk), false);
        done();
      } catch (cause) {
        done(cause as Error);
      }
    },
    flush(done) {
      try {
        unpack.push(new Uint8Array(0), true);
        done();
      } catch (cause) {
        done(cause as Error);
      }
    },
  });
  unpack.ondata = (chunk) => void stream.push(Buffer.from(chunk));
  return stream;
}
