"""A DESFire card of software: the processor with the native commands it knows."""

from deskapp.cards.emulator import application_commands, card_commands, file_commands, handshake, key_commands
from deskapp.cards.emulator.processor import Processor


class Desfire(Processor):
    """EV1, EV2 or EV3. The legacy handshake 0A, ISO names, and backup, value and record files are not known to it."""

    commands = {
        0x1A: handshake.authenticate_iso,
        0xAA: handshake.authenticate_aes,
        0x71: handshake.authenticate_ev2_first,
        0x77: handshake.authenticate_ev2_next,
        0x60: card_commands.get_version,
        0x51: card_commands.get_card_uid,
        0x6E: card_commands.free_memory,
        0xFC: card_commands.format_picc,
        0x6A: application_commands.get_application_ids,
        0x5A: application_commands.select_application,
        0xCA: application_commands.create_application,
        0xDA: application_commands.delete_application,
        0x45: key_commands.get_key_settings,
        0x54: key_commands.change_key_settings,
        0x64: key_commands.get_key_version,
        0xC4: key_commands.change_key,
        0x6F: file_commands.get_file_ids,
        0xF5: file_commands.get_file_settings,
        0xCD: file_commands.create_data_file,
        0xDF: file_commands.delete_file,
        0xBD: file_commands.read_data,
        0x3D: file_commands.write_data,
    }
