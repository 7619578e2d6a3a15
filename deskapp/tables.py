"""Every table of the program, imported in one place: for migrations, checks and tests."""

import deskapp.access.application_records
import deskapp.access.card_records
import deskapp.access.door_records
import deskapp.access.key_records
import deskapp.access.parking_records
import deskapp.access.table_records
import deskapp.agreements.records
import deskapp.audit.export_records
import deskapp.audit.records
import deskapp.customer_file.records
import deskapp.estate.records
import deskapp.handover.key_records
import deskapp.handover.move_in.records
import deskapp.handover.move_out.records
import deskapp.handover.resale.records
import deskapp.ledger.accounts.records
import deskapp.ledger.adjusting.records
import deskapp.ledger.bank.records
import deskapp.ledger.box_records
import deskapp.ledger.closing_records
import deskapp.ledger.copies.records
import deskapp.ledger.deposits.records
import deskapp.ledger.desk_cash.records
import deskapp.ledger.drawer.records
import deskapp.ledger.exchange_records
import deskapp.ledger.fee_records
import deskapp.ledger.housekeeping.records
import deskapp.ledger.loss_records
import deskapp.ledger.outside.records
import deskapp.ledger.payment_records
import deskapp.ledger.question_records
import deskapp.ledger.ticket_records
import deskapp.procedures.must_know.records
import deskapp.release.records
import deskapp.renovation.records
import deskapp.scans.records
import deskapp.signatures.records
import deskapp.staff.cue_records
import deskapp.staff.duty_records
import deskapp.staff.records
import deskapp.staff.settings
import deskapp.workdays.records  # noqa: F401  # this and all above: imported for the tables they declare
from deskapp.store.base import Record

METADATA = Record.metadata
