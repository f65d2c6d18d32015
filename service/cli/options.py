"""Options that several commands share."""

import argparse
from pathlib import Path


def add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="dossier de la base (par défaut : SOURCIER_DATA, sinon ~/.local/share/sourcier)",
    )


def add_encoder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--encoder",
        metavar="MODÈLE",
        help="dossier ou nom du modèle de langue (par défaut : SOURCIER_ENCODER, sinon celui de la base, ou "
        "celui de Sourcier pour une base nouvelle)",
    )


def add_address(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", metavar="H", help="adresse d'écoute (par défaut : 127.0.0.1)")
    parser.add_argument(
        "--port", type=port, metavar="P", help="port d'écoute (par défaut : 8000 ; 0 : un port libre)"
    )
    parser.add_argument("--root-path", metavar="R", help="préfixe d'adresse donné par un serveur mandataire")


def collection(text: str) -> str:
    if not 0 < len(text.strip()) <= 200:
        raise argparse.ArgumentTypeError("il faut un nom de 1 à 200 caractères")
    return text.strip()


def port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"il faut un nombre de 0 à 65535, et non « {text} »")
    return int(text)
