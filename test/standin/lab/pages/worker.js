import { said } from '/worker-part.js';

const text = await fetch('/range.txt').then((response) => response.text());
postMessage({ said, text, hasLab: typeof self.lab });
