// The page of the stand-in's own file dialog; runtime/file-dialog.ts answers its requests.
const byId = (id) => document.getElementById(id);
const [folder, list, name] = ['folder', 'list', 'name'].map(byId);
const chosen = new Set();
let wanted;

const ask = (route, body) =>
  fetch(route, { method: 'POST', body: JSON.stringify(body) }).then((answer) => answer.json());

async function show(target) {
  const { folder: shown, entries } = await ask('/list', { folder: target });
  folder.value = shown;
  chosen.clear();
  list.replaceChildren(
    ...entries.map((entry) => {
      const button = document.createElement('button');
      button.textContent = `${entry.isFolder ? '📁' : '📄'} ${entry.name}`;
      button.setAttribute('aria-pressed', 'false');
      button.addEventListener('click', () => press(entry, button));
      const item = document.createElement('li');
      item.append(button);
      return item;
    }),
  );
}

function press(entry, button) {
  if (entry.isFolder) {
    show(entry.path);
    return;
  }
  if (wanted.kind === 'save') name.value = entry.name;
  if (wanted.kind !== 'open') return;
  if (!wanted.several) {
    for (const other of list.querySelectorAll('button'))
      other.setAttribute('aria-pressed', 'false');
    chosen.clear();
  }
  if (!chosen.delete(entry.path)) chosen.add(entry.path);
  button.setAttribute('aria-pressed', String(chosen.has(entry.path)));
}

byId('up').addEventListener('click', () => show(`${folder.value}/..`));
folder.addEventListener('change', () => show(folder.value));
byId('cancel').addEventListener('click', () => ask('/done', { paths: [] }));
byId('accept').addEventListener('click', () => {
  if (wanted.kind === 'folder') return ask('/done', { paths: [folder.value] });
  if (wanted.kind === 'save') {
    return name.value === ''
      ? undefined
      : ask('/done', { paths: [`${folder.value}/${name.value}`] });
  }
  return chosen.size === 0 ? undefined : ask('/done', { paths: [...chosen] });
});

ask('/start', {}).then((start) => {
  wanted = start;
  document.title = start.title;
  name.hidden = start.kind !== 'save';
  name.value = start.name;
  show(start.folder);
});
