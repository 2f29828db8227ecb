"""Start Keukentafel with nothing but Python: `python3 run.py ARGS`, `python3 run.py test`, `python3 run.py bench`.

This file keeps to words that every Python since 2.7 can read, so that an old one gets a sentence and no traceback.
The work is in intake_app/bootstrap/.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  an older Python is exactly what may run this line
    sys.stderr.write(
        "Keukentafel heeft Python 3.11 of nieuwer nodig en dit is Python %d.%d: "  # noqa: UP031
        "installeer een nieuwere Python en start daarmee opnieuw (python3.11 run.py).\n" % sys.version_info[:2]
    )
    sys.exit(1)

from intake_app.bootstrap.start import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
