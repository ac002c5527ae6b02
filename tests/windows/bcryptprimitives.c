/* Wine 8 has no bcryptprimitives.dll, which every Rust program for Windows asks for random numbers. This stands in for
   it in the tests' prefix, and is never shipped: Windows has its own. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG); /* RtlGenRandom */

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE place, SIZE_T length) {
  while (length > 0) {
    ULONG part = length > 0x10000 ? 0x10000 : (ULONG)length;
    if (!SystemFunction036(place, part)) return FALSE;
    place += part;
    length -= part;
  }
  return TRUE;
}
