/* deskapp.exe: the Python beside it under the program's own name and icon. Without -m first it opens the window. */

#include <windows.h>
#include <shellapi.h>
#include <wchar.h>

#define LONGEST 32768
#define ROOM 64

typedef int (*PythonMain)(int, wchar_t **);

/* Without these Python would end in words that nobody sees. */
static const wchar_t *const PARTS[] = {L"python313.zip", L"python313._pth", L"site", L"app\\deskapp\\__main__.py"};

static PythonMain python_beside_us(void)
{
    static wchar_t path[LONGEST];
    DWORD length = GetModuleFileNameW(NULL, path, LONGEST);
    wchar_t *name = length && length < LONGEST ? wcsrchr(path, L'\\') : NULL;
    if (!name || name - path + ROOM > LONGEST)
        return NULL;
    for (size_t part = 0; part < sizeof PARTS / sizeof *PARTS; part++) {
        wcscpy(name + 1, PARTS[part]);
        if (GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES)
            return NULL;
    }
    wcscpy(name + 1, L"python313.dll");
    HMODULE library = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    return library ? (PythonMain)(void (*)(void))GetProcAddress(library, "Py_Main") : NULL;
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR line, int show)
{
    (void)instance, (void)before, (void)line, (void)show;
    int count;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
    wchar_t **words = given ? LocalAlloc(LPTR, (count + 3) * sizeof *words) : NULL;
    PythonMain main = python_beside_us();
    if (!words || !main) {
        MessageBoxW(NULL,
                    L"前台的文件不完整，没有启动。数据没有改动。\n\n"
                    L"如果是从压缩包里打开的，请先把压缩包全部解压；否则请重新运行安装程序。",
                    L"前台", MB_ICONERROR);
        return 2;
    }
    int said = 0;
    words[said++] = given[0];
    if (count < 2 || wcscmp(given[1], L"-m")) {
        words[said++] = L"-m";
        words[said++] = L"deskapp";
    }
    for (int at = 1; at < count; at++)
        words[said++] = given[at];
    return main(said, words);
}
