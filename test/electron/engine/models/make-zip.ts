import { crc32, deflateRawSync } from 'node:zlib';

export type ZipEntry = {
  name: string;
  bytes: Uint8Array;
  /** The upper half holds the Unix mode. */
  attributes?: number;
  flags?: number;
  method?: number;
  /** What the headers say in place of the truth. */
  claimed?: { size?: number; crc?: number };
};

/** A zip archive, byte by byte, so that tests can write the lies that no library would. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, attributes = 0, flags = 0x800, method = 8, claimed = {} } of entries) {
    const packed = method === 0 ? Buffer.from(bytes) : deflateRawSync(bytes);
    const written = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(claimed.crc ?? crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimed.size ?? bytes.length, 18);
    common.writeUInt16LE(written.length, 22);
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), common, written, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(attributes >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 3]), common, tail, written);
    offset += 30 + written.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
}
