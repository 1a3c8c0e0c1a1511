window.dropped = [];
const area = document.getElementById('drop');
area.addEventListener('dragover', (event) => event.preventDefault());
area.addEventListener('drop', (event) => {
  event.preventDefault();
  window.dropped = [...event.dataTransfer.files].map((file) => window.lab.pathOf(file));
});
window.addEventListener('keydown', (event) => {
  window.keys = [...(window.keys ?? []), event.key];
});
try {
  window.evalSays = new Function('return 2')();
} catch (error) {
  window.evalSays = error.name;
}
document.documentElement.dataset.ready = 'yes';
