"""水电发票 (FORM-12, FEE-11): water and electricity that are not metered to the household, and nothing else."""

from dataclasses import replace

from deskapp.kernel.money import Money
from deskapp.printing.sheet import Sheet
from forms import service_invoice
from forms.service_invoice import Invoice, Line

TITLE = "水电发票"
PAPERS = service_invoice.PAPERS
COLUMNS = "收费项目<44 读数起止^42 单价×用量>38 金额（元）>28"


def draw(slip: Invoice) -> Sheet:
    """The invoice, with the readings of the meters in the place of periods."""
    return service_invoice.sheet(slip, TITLE, COLUMNS)


SPECIMEN = replace(
    service_invoice.SPECIMEN,
    series="",
    lines=(
        Line("水费", "120 至 135", "2.30×15吨", Money(3450)),
        Line("电费", "1203 至 1388", "0.68×185度", Money(12580)),
    ),
)
