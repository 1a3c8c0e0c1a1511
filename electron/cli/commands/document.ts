import { writeFile } from 'node:fs/promises';
import { Refusal } from '../../../shared/errors.ts';
import { expertOperations } from '../../../shared/operations/expert.ts';
import { requireAccess } from '../../desk/access.ts';
import { readWholeDocument } from '../../desk/reading.ts';
import { rescueDocument } from '../../desk/rescue-document.ts';
import { readPapers } from '../../desk/round-papers.ts';
import { writeRefusal } from '../../formats/file-refusals.ts';
import { type Command, flag, type Given, roundFlag } from '../command.ts';
import { checked, type Terminal } from '../terminal.ts';
import { applicationStateWords } from '../terminal-words.ts';

const appFlag = flag('app', 'APP', '申报项目', 'Application', { required: true });
const docFlag = flag(
  'doc',
  'DOC',
  '材料编号或序号（从 1 起），默认 1',
  'Document id, or its number from 1; 1 by default',
);

export const documentCommands: readonly Command[] = [
  {
    name: 'documents',
    about: { zh: '列出可阅读的申报材料', en: 'List the documents that may be read' },
    flags: [roundFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const { applications } = await desk(terminal, given);
      return {
        value: applications,
        lines: applications.flatMap(({ app, title, state, documents }) => [
          `${app} [${terminal.say(applicationStateWords[state])}] ${title}`,
          ...documents.map(
            ({ title: name, size }, index) =>
              `  ${index + 1} ${name} (${terminal.say({ zh: `${size} 字节`, en: `${size} bytes` })})`,
          ),
        ]),
      };
    },
  },
  {
    name: 'document',
    about: { zh: '解密一份申报材料，写到标准输出', en: 'Decrypt one document to standard output' },
    flags: [roundFlag, appFlag, docFlag],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const key = await keyOf(terminal, given);
      const bytes = await readWholeDocument(terminal.holder.expert(), key);
      return { value: null, lines: [], bytes };
    },
  },
  {
    name: 'document rescue',
    about: {
      zh: '写出一份材料的 age 文件及其密钥，供 age 工具在紧急时打开',
      en: 'Write a document’s age file and its identity, for the age tool in an emergency',
    },
    flags: [
      roundFlag,
      appFlag,
      docFlag,
      flag('age', 'FILE', '密封的 age 文件', 'The sealed age file', { required: true }),
      flag(
        'identity',
        'FILE',
        '该项目的密钥：能打开该项目全部材料，用后立即删除',
        'Its identity: it opens everything of the application, delete it after use',
        {
          required: true,
        },
      ),
    ],
    files: null,
    async run(given, terminal) {
      await terminal.unlock();
      const key = await keyOf(terminal, given);
      const { sealed, identity, size } = await rescueDocument(terminal.holder.expert(), key);
      await writeNew(given.text('age'), sealed);
      await writeNew(given.text('identity'), `${identity}\n`);
      const command = `age -d -i ${given.text('identity')} ${given.text('age')} | head -c ${size}`;
      return {
        value: { age: given.text('age'), identity: given.text('identity'), size },
        lines: [
          terminal.say({
            zh: `打开：${command}（密封时补了零，原长 ${size} 字节）`,
            en: `Open with: ${command} (zeros were added when sealing; the document has ${size} bytes)`,
          }),
        ],
      };
    },
  },
];

/** For this user alone, and over nothing that is there. @throws Refusal file-unwritable, disk-full */
async function writeNew(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw writeRefusal(error, file);
  }
}

const desk = (terminal: Terminal, given: Given) =>
  terminal.expert.desk(checked(expertOperations.desk, { round: given.text('round') }));

async function keyOf(terminal: Terminal, given: Given) {
  const [round, app] = [given.text('round'), given.text('app')];
  const wanted = given.optional('doc') ?? '1';
  const { applications } = await desk(terminal, given);
  const application = applications.find((one) => one.app === app);
  const documents = application?.documents ?? [];
  if (application !== undefined && documents.length === 0) {
    // Shut documents are not even listed; say why they are shut.
    requireAccess(readPapers(terminal.holder.expert(), round), app);
  }
  const document = documents.find(
    ({ docid }, index) => docid === wanted || String(index + 1) === wanted,
  );
  if (document === undefined) {
    throw new Refusal('terminal-input', 'no such document', { problems: `${app} ${wanted}` });
  }
  return { round, app, docid: document.docid };
}
