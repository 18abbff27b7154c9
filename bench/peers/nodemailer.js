// Sends a digest to many with nodemailer: node nodemailer.js DIGEST CONNECTIONS MESSAGES PORT [KEY], signed when there is a key
const fs = require('fs');
const nodemailer = require('nodemailer');

const [digest, ...numbers] = process.argv.slice(2);
const [connections, messages, port] = numbers.slice(0, 3).map(Number);
const key = numbers[3];
const html = fs.readFileSync(digest + '/digest.html', 'utf8');
const text = fs.readFileSync(digest + '/digest.txt', 'utf8');

const transport = nodemailer.createTransport({
  pool: true,
  maxConnections: connections,
  maxMessages: Infinity,
  host: '127.0.0.1',
  port,
  secure: false,
  ignoreTLS: true,
  ...(key && { dkim: { domainName: 'letters.example.net', keySelector: 'proof', privateKey: fs.readFileSync(key, 'utf8') } }),
});

let next = 0;

async function sender() {
  while (next < messages) {
    const number = ++next;
    const name = 'Reader ' + number;
    const leave = 'https://letters.example.net/u/' + String(number).padStart(48, '0');
    const fill = (part) => part.replaceAll('{{name}}', name).replaceAll('{{leave}}', leave);
    await transport.sendMail({
      from: { name: 'The Proof', address: 'proof@letters.example.net' },
      to: { name, address: `reader${number}@readers.pressrun.test` },
      subject: 'The Proof no. 1',
      messageId: `<${number}.proof@letters.example.net>`,
      text: fill(text),
      html: fill(html),
      headers: {
        'List-Unsubscribe': `<${leave}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    });
  }
}

Promise.all(Array.from({ length: 2 * connections }, sender)).then(() => transport.close());
