// Judges signed mails with mailauth: node mailauth.js NODE_MODULES RECORDS MAIL...
// RECORDS has a place in the DNS and its text in each line, with a tab between. A line per signature: file, algorithm, verdict.
const fs = require('fs');

const [modules, file, ...paths] = process.argv.slice(2);
let dkimVerify;
try {
  ({ dkimVerify } = require(require.resolve('mailauth/lib/dkim/verify', { paths: [modules] })));
} catch (missing) {
  process.exit(77);
}
const records = Object.fromEntries(fs.readFileSync(file, 'utf8').trim().split('\n').map(line => line.split('\t')));

const resolver = async (name, type) => {
  if (type === 'TXT' && records[name]) return [[records[name]]];
  throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
};

(async () => {
  for (const path of paths) {
    const { results } = await dkimVerify(fs.readFileSync(path), { resolver });
    for (const one of results) {
      console.log([path, one.algo, one.status.result === 'pass' ? 'pass' : 'fail'].join('\t'));
    }
  }
})();
