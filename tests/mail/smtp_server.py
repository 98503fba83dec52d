"""A mail server for the tests: python3 smtp_server.py FOLDER MODE

MODE is plain, no_greeting and no_sender (550 at once), starttls (asked for, with a certificate that nobody signed, FOLDER/cert.pem and key.pem) or sign_in.
Prints its port. Writes each letter that it takes to FOLDER/1.json, 2.json, ... as Python's email package reads it.
Ends when its standard input does. The part of a recipient before the @ tells it what to do:
refused (550), full (452), busy-once (451 the first time), refused-late (554 after the text).
"""
import asyncio
import email
import email.policy
import json
import logging
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

logging.disable()
folder, mode = pathlib.Path(sys.argv[1]), sys.argv[2]


class Handler:
    def __init__(self):
        self.taken, self.seen = 0, set()

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        return ['550 5.7.1 not from you'] if mode == 'no_greeting' else responses

    async def handle_HELO(self, server, session, envelope, hostname):
        session.host_name = hostname
        return '550 5.7.1 not from you' if mode == 'no_greeting' else '250 mail.example'

    async def handle_MAIL(self, server, session, envelope, address, options):
        if mode == 'no_sender':
            return '550 5.1.8 sender refused'
        envelope.mail_from = address
        return '250 OK'

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split('@')[0]
        answer = {'refused': '550 5.1.1 no such mailbox', 'full': '452 4.2.2 mailbox full'}.get(name)
        if name == 'busy-once' and name not in self.seen:
            self.seen.add(name)
            answer = '451 4.7.1 try again later'
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        if any(address.startswith('refused-late@') for address in envelope.rcpt_tos):
            return '554 5.7.1 not this text'
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.taken += 1
        read = {
            'greeted': session.host_name, 'from': envelope.mail_from, 'to': envelope.rcpt_tos,
            'user': session.auth_data.login.decode() if session.auth_data else '',
            'headers': [[name, str(value)] for name, value in message.items()],
            'addresses': {name: [[each.display_name, each.addr_spec] for each in message[name].addresses]
                          for name in ('From', 'To', 'Cc', 'Reply-To') if message[name]},
            'defects': [str(each) for each in message.defects],
            'body': message.get_content().replace('\r\n', '\n'), 'wire': envelope.content.decode('ascii'),
        }
        # In one step: whoever sees the file sees all of it.
        part = folder / 'part'
        part.write_text(json.dumps(read))
        part.rename(folder / f'{self.taken}.json')
        return '250 OK'


def sign_in(server, session, envelope, mechanism, given):
    return AuthResult(success=given.login == b'childlink' and given.password == b'pretend',
                      handled=False, auth_data=given)


async def main():
    options = {'decode_data': False, 'hostname': 'mail.example'}
    if mode == 'starttls':
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / 'cert.pem', folder / 'key.pem')
        options |= {'tls_context': context, 'require_starttls': True}
    if mode == 'sign_in':
        options |= {'authenticator': sign_in, 'auth_required': True, 'auth_require_tls': False}
    handler, loop = Handler(), asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(handler, **options), '127.0.0.1', 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
